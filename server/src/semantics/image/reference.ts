/**
 * Image references as Docker reads them (distribution/reference grammar): `registry/path/name:tag@digest`, with
 * Docker Hub's short forms made whole.
 */
import type { Span } from "../../text/span.ts";

export interface ImageReference {
  /** The text that was parsed. */
  readonly text: string;
  /** `docker.io` when the text names no registry. */
  readonly registry: string;
  /** True when the text names its registry. */
  readonly explicitRegistry: boolean;
  /** Path in the registry: `library/node`, `grafana/grafana`. */
  readonly repository: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
  /** As Docker shows it: no `docker.io/`, no `library/`, no tag. */
  readonly name: string;
  /** True for an image of Docker Hub's official library. */
  readonly official: boolean;
  /** Where the parts stand in the text: everything before `:tag` and `@digest`, the tag, the digest. */
  readonly nameSpan: Span;
  readonly tagSpan: Span | undefined;
  readonly digestSpan: Span | undefined;
}

const HUB = "docker.io";
const OFFICIAL = "library";
const LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?";
const DOMAIN = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);
const SEGMENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
/** Digests of other algorithms are refused. */
const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha384:[0-9a-f]{96}|sha512:[0-9a-f]{128})$/;
const LONGEST_NAME = 255;

/** The reference, or undefined where Docker says "invalid reference format". */
export function parseImageReference(text: string): ImageReference | undefined {
  const at = text.indexOf("@");
  const digest = at < 0 ? undefined : text.slice(at + 1);
  if (digest !== undefined && !DIGEST.test(digest)) return undefined;
  const rest = at < 0 ? text : text.slice(0, at);
  const colon = rest.lastIndexOf(":");
  const hasTag = colon > rest.lastIndexOf("/");
  const tag = hasTag ? rest.slice(colon + 1) : undefined;
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  const nameEnd = hasTag ? colon : rest.length;
  const name = splitName(rest.slice(0, nameEnd));
  if (!name) return undefined;
  return {
    text,
    ...name,
    tag,
    digest,
    nameSpan: { start: 0, end: nameEnd },
    tagSpan: hasTag ? { start: colon + 1, end: rest.length } : undefined,
    digestSpan: digest === undefined ? undefined : { start: at + 1, end: text.length },
  };
}

type Name = Pick<ImageReference, "registry" | "explicitRegistry" | "repository" | "name" | "official">;

function splitName(text: string): Name | undefined {
  // A bare identifier is refused: it could be an image's id just as well.
  if (/^[a-f0-9]{64}$/.test(text)) return undefined;
  const slash = text.indexOf("/");
  const first = slash < 0 ? "" : text.slice(0, slash);
  // Docker takes the first segment for a registry only when it cannot be a user name.
  const explicitRegistry = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
  const written = explicitRegistry ? first : HUB;
  const registry = written === "index.docker.io" ? HUB : written;
  let repository = explicitRegistry ? text.slice(slash + 1) : text;
  if (registry === HUB && !repository.includes("/")) repository = `${OFFICIAL}/${repository}`;
  if (!DOMAIN.test(registry) || !repository.split("/").every((segment) => SEGMENT.test(segment))) return undefined;
  if (repository.length > LONGEST_NAME) return undefined;
  const official = registry === HUB && /^library\/[^/]+$/.test(repository);
  const name = official
    ? repository.slice(OFFICIAL.length + 1)
    : registry === HUB
      ? repository
      : `${registry}/${repository}`;
  return { registry, explicitRegistry, repository, name, official };
}
