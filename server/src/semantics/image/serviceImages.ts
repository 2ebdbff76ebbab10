/** What well-known images of services need and offer, from our dated data file. */
import data from "../../knowledge/data/serviceImages.json" with { type: "json" };
import { parseImageReference } from "./reference.ts";

/** A variable that the image's start script reads. */
export interface ImageVariable {
  /** The image does not start without it. */
  readonly required?: boolean;
  /** One of the variables with the same group name has to be set. */
  readonly requiredOneOf?: string;
  /** NAME_FILE may name a file that holds the value. */
  readonly file?: boolean;
  readonly default?: string;
  readonly deprecated?: boolean;
  /** Not required with this setting. */
  readonly unless?: string;
}

export interface ServiceImage {
  /** The image's short name: `postgres`, `grafana/grafana`. */
  readonly name: string;
  readonly kind?: "database" | "cache" | "broker" | "search";
  /** The port that clients use. */
  readonly port?: number;
  readonly ports?: readonly number[];
  /** Folders that hold what must survive. */
  readonly data?: readonly string[];
  readonly env?: Readonly<Record<string, ImageVariable>>;
  /** Scripts in this folder run once, while the data are still empty. */
  readonly init?: string;
  /** A health check in Compose's form; may need a program that only some variants carry. */
  readonly health?: readonly string[];
}

const IMAGES = data.images as unknown as Readonly<Record<string, Omit<ServiceImage, "name">>>;

/** Facts about an image by its reference; undefined for an image that we do not know or whose name is not known. */
export function serviceImage(reference: string): ServiceImage | undefined {
  const name = parseImageReference(reference)?.name;
  return name !== undefined && Object.hasOwn(IMAGES, name) ? { name, ...IMAGES[name] } : undefined;
}

/** Names of all images that we have facts about: what people run as services first. */
export function serviceImageNames(): readonly string[] {
  const rank = (name: string) => (IMAGES[name]?.kind === undefined ? 1 : 0);
  return Object.keys(IMAGES)
    .filter((name) => IMAGES[name]?.port !== undefined)
    .sort((a, b) => rank(a) - rank(b));
}
