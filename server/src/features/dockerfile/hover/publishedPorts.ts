/** Which Compose services build a Dockerfile, and the ports that they publish, in words. */
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";

export interface PublishingService {
  readonly service: string;
  /** "`8080` → `80/tcp`". */
  readonly ports: readonly string[];
}

export function publishedPorts(_reader: Reader, _dockerfile: Uri): readonly PublishingService[] {
  return [];
}
