/** Whether a service has a health check, as far as the project's files can tell. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { follow, mappingOf, scalarOf } from "../../syntax/yaml/syntax.ts";
import type { Reader } from "../../workspace/derive.ts";
import { dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { buildGraph } from "../dockerfile/graph.ts";
import { parseImageReference } from "../image/reference.ts";
import { dockerfileOf } from "../workspace/links.ts";
import { type ComposeService, composeFile } from "./file.ts";
import { healthcheckFor } from "./healthchecks.ts";
import { isInterpolated } from "./interpolation.ts";
import { composeProject } from "./project.ts";

export type Health =
  | { readonly kind: "checked" }
  /** Switched off in the Compose file or in the Dockerfile. */
  | { readonly kind: "off" }
  /** Surely none: an image that we know, or a Dockerfile whose stages say so. */
  | { readonly kind: "none"; readonly image: string | undefined }
  /** None in what we see; the image may bring one. */
  | { readonly kind: "image-decides" }
  /** Something that decides is not visible. */
  | { readonly kind: "unknown" };

/** A definition of a service and the file that holds it. */
interface Definition {
  readonly service: ComposeService;
  readonly uri: Uri;
}

const UNKNOWN: Health = { kind: "unknown" };
const MAX_DEPTH = 20;

/** The health check of a service of the project that `uri` belongs to. */
export function healthOf(reader: Reader, uri: Uri, name: string): Health {
  const project = reader.derive(composeProject, uri);
  if (!project.complete || project.perhaps.some((file) => file.services.some((service) => service.name === name)))
    return UNKNOWN;
  const files = [...project.included, ...project.files];
  const chain: Definition[] = [];
  for (const file of files) {
    for (const service of file.services) {
      if (service.name !== name) continue;
      if (!extendsChain(reader, { service, uri: file.uri }, chain)) return UNKNOWN;
    }
  }
  return chain.length === 0 ? UNKNOWN : judge(reader, chain);
}

/** Appends what a service extends and then the service itself; false when a part cannot be seen. */
function extendsChain(reader: Reader, definition: Definition, chain: Definition[], depth = 0): boolean {
  const { service, uri } = definition;
  if (service.extends !== undefined) {
    const { known, file, service: base } = service.extends;
    if (!known || base === undefined || depth > MAX_DEPTH) return false;
    const home = file === undefined ? uri : resolvePath(dirname(uri), file);
    if (reader.file(home) === undefined) return false;
    const found = reader
      .derive(composeFile, home)
      .services.filter((candidate) => candidate.name === base && candidate !== service);
    if (found.length === 0) return false;
    for (const one of found) if (!extendsChain(reader, { service: one, uri: home }, chain, depth + 1)) return false;
  }
  chain.push(definition);
  return true;
}

/** The last definition that says something about a key wins. */
function judge(reader: Reader, chain: readonly Definition[]): Health {
  const own = [...chain].reverse();
  for (const { service } of own) {
    const pair = service.keys.get("healthcheck");
    if (pair === undefined) continue;
    const verdict = inCompose(pair.value);
    if (verdict !== undefined) return verdict;
  }
  const built = own.find(({ service }) => service.keys.has("build"));
  if (built) return inDockerfile(reader, built);
  const image = own
    .map(({ service }) => scalarOf(service.keys.get("image")?.value)?.value)
    .find((text) => text !== undefined);
  return image === undefined ? UNKNOWN : inImage(image);
}

/** Undefined where the key only sets times, so that the test comes from elsewhere. */
function inCompose(value: Parameters<typeof mappingOf>[0]): Health | undefined {
  const mapping = mappingOf(value);
  if (mapping === undefined) return UNKNOWN;
  const keys = mergedPairs(mapping);
  const disable = scalarOf(keys.get("disable")?.value)?.value;
  if (disable !== undefined && isInterpolated(disable)) return UNKNOWN;
  if (disable !== undefined && /^true$/i.test(disable)) return { kind: "off" };
  const test = follow(keys.get("test")?.value);
  if (test === undefined) return undefined;
  const first = test.type === "sequence" ? scalarOf(test.items[0])?.value : undefined;
  return first === "NONE" ? { kind: "off" } : { kind: "checked" };
}

function inDockerfile(reader: Reader, { service, uri }: Definition): Health {
  const build = dockerfileOf(service, uri);
  if (build === undefined || (build.target !== undefined && isInterpolated(build.target))) return UNKNOWN;
  if (reader.file(build.dockerfile) === undefined) return UNKNOWN;
  const graph = reader.derive(buildGraph, build.dockerfile);
  const stage = build.target === undefined ? graph.stages.at(-1) : graph.stage(build.target);
  if (stage === undefined) return UNKNOWN;
  const { healthcheck } = stage.state;
  if (healthcheck.known) {
    const instruction = healthcheck.value;
    if (instruction === undefined) return { kind: "none", image: undefined };
    return instruction.keyword === "HEALTHCHECK" && instruction.type === "NONE" ? { kind: "off" } : { kind: "checked" };
  }
  const { root } = stage;
  if (root.base.kind !== "image") return UNKNOWN;
  const health = inImage(root.base.text);
  return health.kind === "none" ? { kind: "none", image: undefined } : health;
}

function inImage(text: string): Health {
  if (isInterpolated(text)) return { kind: "image-decides" };
  const reference = parseImageReference(text);
  if (reference === undefined) return UNKNOWN;
  return healthcheckFor(reference.name) === undefined
    ? { kind: "image-decides" }
    : { kind: "none", image: reference.name };
}
