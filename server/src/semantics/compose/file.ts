/** One Compose file by itself: what it declares and what its services refer to. */
import { isMerge, mergedPairs } from "../../syntax/yaml/merge.ts";
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import {
  follow,
  mappingOf,
  scalarOf,
  type YamlMapping,
  type YamlNode,
  type YamlPair,
  type YamlSyntax,
} from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { isInterpolated } from "./interpolation.ts";
import { type Reference, referencesOf } from "./references.ts";

export const RESOURCE_KINDS = ["network", "volume", "secret", "config"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export interface ComposeFile {
  readonly uri: Uri;
  readonly text: string;
  readonly syntax: YamlSyntax;
  /** The mapping of each document. */
  readonly roots: readonly YamlMapping[];
  readonly services: readonly ComposeService[];
  /** Where the services stand, in order of place. */
  readonly serviceSpans: readonly Span[];
  readonly resources: Readonly<Record<ResourceKind, readonly Declaration[]>>;
  /** Names under `jobs`. */
  readonly jobs: readonly Declaration[];
  readonly references: readonly Reference[];
  readonly includes: readonly Include[];
}

/** A name declared in a section. */
export interface Declaration {
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
  readonly node: YamlNode;
  readonly pair: YamlPair;
}

export interface ComposeService extends Declaration {
  /** Undefined while the service has no keys yet. */
  readonly mapping: YamlMapping | undefined;
  /** With merge keys taken in; a value tagged `!reset` is left out. */
  readonly keys: ReadonlyMap<string, YamlPair>;
  readonly extends: Extends | undefined;
  /** Not started (and not checked by Compose) unless one of its profiles is asked for. */
  readonly hasProfiles: boolean;
}

export interface Extends {
  readonly service: string | undefined;
  /** Undefined: the same file. */
  readonly file: string | undefined;
  /** False where a name depends on a variable. */
  readonly known: boolean;
}

export interface Include {
  readonly paths: readonly string[];
  readonly projectDirectory: string | undefined;
  /** False where a path depends on a variable or cannot be read. */
  readonly known: boolean;
  readonly span: Span;
}

/** What one file says; empty for a file that is not there. */
export const composeFile: Query<ComposeFile> = {
  name: "composeFile",
  compute: (reader, uri) => readComposeFile(uri, reader.file(uri)?.text ?? "", reader.derive(yamlSyntax, uri)),
};

/** What a text says that would stand at `uri`. */
export function readComposeFile(uri: Uri, text: string, syntax: YamlSyntax): ComposeFile {
  const roots = syntax.documents.flatMap(({ root }) => mappingOf(root) ?? []);
  const services = roots.flatMap((root) => declarations(root, "services").map(service));
  return {
    uri,
    text,
    syntax,
    roots,
    services,
    serviceSpans: services.map(({ span }) => span).sort((a, b) => a.start - b.start),
    resources: {
      network: roots.flatMap((root) => declarations(root, "networks")),
      volume: roots.flatMap((root) => declarations(root, "volumes")),
      secret: roots.flatMap((root) => declarations(root, "secrets")),
      config: roots.flatMap((root) => declarations(root, "configs")),
    },
    jobs: roots.flatMap((root) => declarations(root, "jobs")),
    references: referencesOf(services, text),
    includes: roots.flatMap(includesOf),
  };
}

/** The mapping of a top-level section, aliases and merges followed. */
function section(root: YamlMapping, name: string): ReadonlyMap<string, YamlPair> {
  const pair = mergedPairs(root).get(name);
  const mapping = pair?.value.tag === "!reset" ? undefined : mappingOf(pair?.value);
  return mapping === undefined ? new Map() : mergedPairs(mapping);
}

function declarations(root: YamlMapping, name: string): Declaration[] {
  const found: Declaration[] = [];
  for (const [key, pair] of section(root, name)) {
    if (isMerge(pair)) continue;
    found.push({ name: key, nameSpan: pair.key.span, span: pair.span, node: pair.value, pair });
  }
  return found;
}

function service(declaration: Declaration): ComposeService {
  const mapping = mappingOf(declaration.pair.value);
  const keys = new Map<string, YamlPair>();
  if (mapping) for (const [name, pair] of mergedPairs(mapping)) if (pair.value.tag !== "!reset") keys.set(name, pair);
  const profiles = follow(keys.get("profiles")?.value);
  return {
    ...declaration,
    mapping,
    keys,
    extends: extendsOf(keys.get("extends")?.value),
    hasProfiles: profiles?.type === "sequence" && profiles.items.length > 0,
  };
}

function extendsOf(value: YamlNode | undefined): Extends | undefined {
  const content = follow(value);
  if (content === undefined || content.type === "sequence") return undefined;
  if (content.type === "scalar")
    return { service: content.value, file: undefined, known: !isInterpolated(content.value) };
  const keys = mergedPairs(content);
  const service = scalarOf(keys.get("service")?.value)?.value;
  const file = scalarOf(keys.get("file")?.value)?.value;
  return { service, file, known: !isInterpolated(`${service ?? ""} ${file ?? ""}`) };
}

function includesOf(root: YamlMapping): Include[] {
  const content = follow(mergedPairs(root).get("include")?.value);
  if (content?.type !== "sequence") return [];
  return content.items.map((item) => {
    const entry = follow(item);
    if (entry?.type === "scalar") return include([entry.value], undefined, item.span);
    const keys = entry?.type === "mapping" ? mergedPairs(entry) : new Map<string, YamlPair>();
    const path = follow(keys.get("path")?.value);
    const paths =
      path?.type === "sequence" ? path.items.map((one) => scalarOf(one)?.value ?? "") : [scalarOf(path)?.value ?? ""];
    return include(paths, scalarOf(keys.get("project_directory")?.value)?.value, item.span);
  });
}

function include(paths: readonly string[], projectDirectory: string | undefined, span: Span): Include {
  const known = [...paths, projectDirectory ?? "."].every((path) => path !== "" && !isInterpolated(path));
  return { paths, projectDirectory, known, span };
}
