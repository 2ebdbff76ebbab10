/** The project that a Compose file belongs to: the files that Compose loads together, and what they declare. */
import type { Query, Reader } from "../../workspace/derive.ts";
import { languageOfName } from "../../workspace/languages.ts";
import { basename, dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { type ComposeFile, type ComposeService, composeFile, type Include, type ResourceKind } from "./file.ts";

/** In the order in which Compose looks for them. */
export const DEFAULT_FILES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"] as const;
export const OVERRIDE_FILES = [
  "compose.override.yml",
  "compose.override.yaml",
  "docker-compose.override.yml",
  "docker-compose.override.yaml",
] as const;

/** More Compose files than this in one folder are not looked through. */
const MAX_SIBLINGS = 30;
const MAX_INCLUDED = 50;

export interface ComposeProject {
  /** The files that are loaded together, in order; the file that was asked for is one of them. */
  readonly files: readonly ComposeFile[];
  /** Files beside a Compose file of unusual name: they may be loaded with it. */
  readonly perhaps: readonly ComposeFile[];
  /** What `include` brings in. */
  readonly included: readonly ComposeFile[];
  /** False when an `include` cannot be seen: then more may be declared than we know. */
  readonly complete: boolean;
  /** Names declared in the project, or perhaps declared there. */
  readonly names: Readonly<Record<ResourceKind | "service", ReadonlySet<string>>>;
  /** All definitions of a service, weakest first. */
  service(name: string): readonly ComposeService[];
}

/** The project of one Compose file. */
export const composeProject: Query<ComposeProject> = {
  name: "composeProject",
  compute(reader, uri) {
    const { loaded, perhaps } = projectFiles(reader, uri);
    const files = loaded.map((one) => reader.derive(composeFile, one));
    const { included, complete } = includedBy(reader, files);
    // A file with a name of its own is meant for `-f` beside others: what those declare may be there.
    const siblings = perhaps.map((one) => reader.derive(composeFile, one));
    const all = [...included, ...files];
    const services = byName(all.flatMap((file) => file.services));
    return {
      files,
      perhaps: siblings,
      included,
      complete,
      names: namesOf([...all, ...siblings]),
      service: (name) => services.get(name) ?? [],
    };
  },
};

function byName(services: readonly ComposeService[]): ReadonlyMap<string, readonly ComposeService[]> {
  const found = new Map<string, ComposeService[]>();
  for (const service of services) {
    const same = found.get(service.name);
    if (same) same.push(service);
    else found.set(service.name, [service]);
  }
  return found;
}

function projectFiles(reader: Reader, uri: Uri): { loaded: readonly Uri[]; perhaps: readonly Uri[] } {
  const folder = dirname(uri);
  const present = new Set((reader.list(folder) ?? []).filter(({ kind }) => kind === "file").map(({ name }) => name));
  present.add(basename(uri));
  const base = DEFAULT_FILES.find((name) => present.has(name));
  const override = base === undefined ? undefined : OVERRIDE_FILES.find((name) => present.has(name));
  const automatic = [base, override].flatMap((name) => (name === undefined ? [] : [resolvePath(folder, name)]));
  const own = basename(uri);
  if (own === base || own === override)
    return { loaded: automatic.map((one) => (basename(one) === own ? uri : one)), perhaps: [] };
  const others = [...present].filter((name) => name !== own && languageOfName(`x:/${name}`) === "compose");
  return { loaded: [uri], perhaps: others.slice(0, MAX_SIBLINGS).map((name) => resolvePath(folder, name)) };
}

function includedBy(
  reader: Reader,
  files: readonly ComposeFile[],
): { included: readonly ComposeFile[]; complete: boolean } {
  const seen = new Set(files.map(({ uri }) => uri));
  const included: ComposeFile[] = [];
  let complete = true;
  const pending = files.flatMap((file) => file.includes.map((include) => ({ include, folder: dirname(file.uri) })));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { include, folder } = next;
    if (!include.known || include.paths.some(isRemote) || included.length >= MAX_INCLUDED) {
      complete = false;
      continue;
    }
    for (const { file, home } of seenFiles(reader, include, folder)) {
      if (file === undefined) complete = false;
      else if (!seen.has(file.uri)) {
        seen.add(file.uri);
        included.push(file);
        pending.push(...file.includes.map((inner) => ({ include: inner, folder: home })));
      }
    }
  }
  return { included, complete };
}

function seenFiles(reader: Reader, include: Include, folder: Uri): { file: ComposeFile | undefined; home: Uri }[] {
  const first = resolvePath(folder, include.paths[0] ?? "");
  const home = include.projectDirectory === undefined ? dirname(first) : resolvePath(folder, include.projectDirectory);
  return include.paths.map((path) => {
    const uri = resolvePath(folder, path);
    return { file: reader.file(uri) === undefined ? undefined : reader.derive(composeFile, uri), home };
  });
}

/** Git and OCI sources: nothing is fetched for them. */
function isRemote(path: string): boolean {
  return /^[a-z][a-z0-9+.-]+:|^git@|\.git(?:#|$)/i.test(path);
}

function namesOf(files: readonly ComposeFile[]): ComposeProject["names"] {
  const resources = (kind: ResourceKind) =>
    new Set(files.flatMap((file) => file.resources[kind].map(({ name }) => name)));
  return {
    service: new Set(files.flatMap((file) => [...file.services, ...file.jobs].map(({ name }) => name))),
    network: resources("network"),
    volume: resources("volume"),
    secret: resources("secret"),
    config: resources("config"),
  };
}
