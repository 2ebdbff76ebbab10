/** What Compose services say about a Dockerfile that they build: which stage, which build arguments. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { follow, scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type ComposeFile, type ComposeService, composeFile } from "../compose/file.ts";
import { isInterpolated } from "../compose/interpolation.ts";
import { dockerfileOf, servicesBuilding } from "./links.ts";

/** A name as it stands in a Compose file. */
export interface BuildName {
  readonly name: string;
  readonly span: Span;
}

export interface BuildUse {
  readonly file: Uri;
  readonly service: string;
  /** Where the service is named. */
  readonly serviceSpan: Span;
  readonly dockerfile: Uri;
  readonly target: BuildName | undefined;
  readonly args: readonly BuildName[];
}

/** What all services that build the Dockerfile say. */
export function buildUsesOf(reader: Reader, dockerfile: Uri): readonly BuildUse[] {
  return servicesBuilding(reader, dockerfile).flatMap(({ service, file }) => {
    const compose = reader.derive(composeFile, file);
    const found = compose.services.find(({ name }) => name === service);
    const use = found && buildUse(compose, found);
    return use ? [use] : [];
  });
}

/** What the services of one Compose file say about the Dockerfiles that they build. */
export function buildUsesIn(compose: ComposeFile): readonly BuildUse[] {
  return compose.services.flatMap((service) => buildUse(compose, service) ?? []);
}

function buildUse(compose: ComposeFile, service: ComposeService): BuildUse | undefined {
  const build = dockerfileOf(service, compose.uri);
  if (!build) return undefined;
  const mapping = follow(service.keys.get("build")?.value);
  const keys = mapping?.type === "mapping" ? mergedPairs(mapping) : undefined;
  const target = nameOf(keys?.get("target")?.value, compose.text);
  const args = argumentNames(keys?.get("args")?.value, compose.text);
  return {
    file: compose.uri,
    service: service.name,
    serviceSpan: service.nameSpan,
    dockerfile: build.dockerfile,
    target,
    args,
  };
}

/** The names of `args`, as a mapping or as a list of `NAME=value`. */
function argumentNames(node: YamlNode | undefined, text: string): readonly BuildName[] {
  const content = follow(node);
  if (content?.type === "mapping") return content.pairs.flatMap(({ key }) => nameOf(key, text) ?? []);
  if (content?.type !== "sequence") return [];
  return content.items.flatMap((item) => nameOf(item, text, "=") ?? []);
}

/** The text of a scalar, up to a separator. */
function nameOf(node: YamlNode | undefined, text: string, separator?: string): BuildName | undefined {
  const scalar = scalarOf(node);
  if (!scalar || scalar.value === "") return undefined;
  const end = separator ? scalar.value.indexOf(separator) : -1;
  const name = end < 0 ? scalar.value : scalar.value.slice(0, end);
  if (name === "" || isInterpolated(name)) return undefined;
  return { name, span: spanInside(scalar, 0, name.length, text) };
}
