/** Which Compose service builds which Dockerfile. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { follow, isNull, scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Reader } from "../../workspace/derive.ts";
import { languageOfName } from "../../workspace/languages.ts";
import { dirname, relativePath, resolvePath, type Uri } from "../../workspace/uri.ts";
import { type ComposeService, composeFile } from "../compose/file.ts";
import { isInterpolated } from "../compose/interpolation.ts";
import { parsePortShort } from "../compose/ports.ts";

export interface PublishedPort {
  /** Undefined: a free port of the host. */
  readonly host: string | undefined;
  readonly container: string;
  readonly protocol: string;
}

/** A service that builds a Dockerfile. */
export interface BuildingService {
  readonly service: string;
  /** The Compose file that defines it. */
  readonly file: Uri;
  readonly ports: readonly PublishedPort[];
  readonly build: Build;
}

/** What a service builds from. */
export interface Build {
  readonly context: Uri;
  /** False where only the default says it: another file may name the folder. */
  readonly contextGiven: boolean;
  readonly dockerfile: Uri;
  /** Undefined: the last stage. */
  readonly target: string | undefined;
}

/** Folders above this many levels are not searched for Compose files. */
const MAX_LEVELS = 20;

/** The services that build a Dockerfile, from Compose files in its folder and above, up to the workspace's root. */
export function servicesBuilding(reader: Reader, dockerfile: Uri): readonly BuildingService[] {
  const found: BuildingService[] = [];
  for (const folder of foldersAbove(reader, dockerfile)) {
    for (const { name, kind } of reader.list(folder) ?? []) {
      if (kind !== "file" || languageOfName(`x:/${name}`) !== "compose") continue;
      const file = resolvePath(folder, name);
      for (const service of reader.derive(composeFile, file).services) {
        const build = dockerfileOf(service, file);
        if (build?.dockerfile !== dockerfile) continue;
        found.push({ service: service.name, file, ports: publishedPorts(service), build });
      }
    }
  }
  return found;
}

/** The folder of a file and those above it, up to the workspace's root; the first alone outside of one. */
export function foldersAbove(reader: Reader, file: Uri): readonly Uri[] {
  const own = dirname(file);
  const folders = [own];
  const root = reader.roots().find((candidate) => own === candidate || relativePath(candidate, own) !== undefined);
  let folder = own;
  while (root !== undefined && folder !== root && folders.length < MAX_LEVELS) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/** Where the service's Dockerfile is; undefined without `build`, for a remote context, inline text or a variable in the path. */
export function dockerfileOf(service: ComposeService, file: Uri): Build | undefined {
  const build = follow(service.keys.get("build")?.value);
  if (build === undefined || build.type === "sequence") return undefined;
  const keys = build.type === "mapping" ? mergedPairs(build) : undefined;
  const text = (name: string) => textOf(keys?.get(name)?.value);
  if (keys?.has("dockerfile_inline")) return undefined;
  const context = build.type === "scalar" ? build.value : (text("context") ?? ".");
  const dockerfile = text("dockerfile") ?? "Dockerfile";
  if (context === "" || isInterpolated(context) || isInterpolated(dockerfile) || isRemote(context)) return undefined;
  const folder = resolvePath(dirname(file), context);
  const contextGiven = build.type === "scalar" || keys?.has("context") === true;
  return { context: folder, contextGiven, dockerfile: resolvePath(folder, dockerfile), target: text("target") };
}

/** What Compose hands to the builder as an address: Git, HTTP, another service or image. */
function isRemote(context: string): boolean {
  return /^[a-z][a-z0-9+.-]+:|^git@|^github\.com\//i.test(context);
}

/** The ports that a service publishes, short and long form; ranges are kept as they are written. */
export function publishedPorts(service: ComposeService): readonly PublishedPort[] {
  const list = follow(service.keys.get("ports")?.value);
  if (list?.type !== "sequence") return [];
  return list.items.flatMap((item) => {
    const content = follow(item);
    if (content?.type === "scalar" && !isNull(content)) {
      const { host, container, protocol } = parsePortShort(content.value);
      return [{ host: host?.text, container: container.text, protocol: protocol?.text.toLowerCase() ?? "tcp" }];
    }
    if (content?.type !== "mapping") return [];
    const keys = mergedPairs(content);
    const container = textOf(keys.get("target")?.value);
    if (container === undefined) return [];
    return [
      { host: textOf(keys.get("published")?.value), container, protocol: textOf(keys.get("protocol")?.value) ?? "tcp" },
    ];
  });
}

function textOf(node: YamlNode | undefined): string | undefined {
  return isNull(node) ? undefined : scalarOf(node)?.value;
}
