/** Which Compose services build a Dockerfile, and the ports that they publish, in words. */
import { servicesBuilding } from "../../../semantics/workspace/links.ts";
import { code } from "../../../text/markdown.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";

export interface PublishingService {
  readonly service: string;
  /** "`8080` → `80/tcp`". */
  readonly ports: readonly string[];
}

export function publishedPorts(reader: Reader, dockerfile: Uri): readonly PublishingService[] {
  return servicesBuilding(reader, dockerfile).map(({ service, ports }) => ({
    service,
    ports: ports.map(
      ({ host, container, protocol }) =>
        `${host === undefined ? "a random port" : code(host)} → ${code(`${container}/${protocol}`)}`,
    ),
  }));
}
