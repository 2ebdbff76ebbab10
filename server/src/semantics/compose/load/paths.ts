/** Relative paths to absolute ones (compose-go, paths/resolve.go). */
import { resolvePath, type Uri } from "../../../workspace/uri.ts";
import { below, handlerAt, inWorkloads, type Places, patternsOf } from "./patterns.ts";
import type { ProblemLog } from "./problem.ts";
import { mapEntries, type MappingValue, mapItems, textOf, type Value, withEntries } from "./value.ts";

interface Base {
  readonly folder: Uri;
  /** The home folder, as far as the environment tells. */
  readonly home: string | undefined;
  readonly log: ProblemLog;
}

type Resolver = (value: Value, base: Base) => Value;

const WORKLOAD: Readonly<Record<string, Resolver>> = {
  "build.context": context,
  "build.additional_contexts.*": context,
  "build.ssh.*": absolute,
  "env_file.*.path": absolute,
  "label_file.*": absolute,
  "extends.file": absolute,
  "volumes.*": mount,
};

const RESOLVERS = patternsOf<Resolver>({
  ...inWorkloads(WORKLOAD),
  "services.*.develop.watch.*.path": absolute,
  "services.*.pre_start.*.env_file.*.path": absolute,
  "services.*.pre_start.*.label_file.*": absolute,
  "services.*.pre_start.*.volumes.*": mount,
  "configs.*.file": absolute,
  "secrets.*.file": absolute,
  "volumes.*": driverOptions,
});

/** The model with its relative paths seen from `folder`. */
export function resolvePaths(
  model: MappingValue,
  folder: Uri,
  home: string | undefined,
  log: ProblemLog,
): MappingValue {
  return resolveAt(model, { folder, home, log }, [RESOLVERS]) as MappingValue;
}

function resolveAt(value: Value, base: Base, places: Places<Resolver>): Value {
  const resolver = handlerAt(places);
  if (resolver) return resolver(value, base);
  if (value.kind === "scalar" || places.length === 0) return value;
  if (value.kind === "mapping") return mapEntries(value, (inner, key) => resolveAt(inner, base, below(places, key)));
  const items = below(places, "*");
  return mapItems(value, (item) => resolveAt(item, base, items));
}

/** The path of a URI, decoded: `file:///a%20b` → `/a b`. */
export function pathOf(uri: Uri): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The URI of a path as Compose wrote it down, beside `folder`. */
export function uriOf(folder: Uri, path: string): Uri {
  return resolvePath(folder, path);
}

/** True for a path that Compose leaves alone: a drive letter or a share of Windows. */
function isWindowsPath(path: string): boolean {
  return /^[a-zA-Z]:[\\/]|^\\\\/.test(path);
}

function absolute(value: Value, base: Base): Value {
  const path = textOf(value);
  if (path === undefined || path === "" || value.kind !== "scalar") return value;
  const home = path.startsWith("~") && base.home !== undefined ? `${base.home}/${path.slice(1)}` : undefined;
  if (home === undefined && (path.startsWith("/") || path.startsWith("~") || isWindowsPath(path))) return value;
  return { ...value, data: home === undefined ? pathOf(uriOf(base.folder, path)) : pathOf(resolvePath("x:/", home)) };
}

function context(value: Value, base: Base): Value {
  const text = textOf(value);
  if (text === undefined || text.includes("://") || text.startsWith("service:") || isRemoteContext(text)) return value;
  return absolute(value, base);
}

/** What BuildKit fetches by itself. */
export function isRemoteContext(text: string): boolean {
  return /^(?:https?:\/\/|git:\/\/|ssh:\/\/|github\.com\/|git@)/.test(text);
}

function mount(value: Value, base: Base): Value {
  if (value.kind !== "mapping" || textOf(value.entries.get("type")?.value) !== "bind") return value;
  const source = value.entries.get("source");
  if (source === undefined) {
    base.log.error("missing-key", value, 'This bind mount has no "source", the path on the host.');
    return value;
  }
  return withEntries(value, { source: absolute(source.value, base) });
}

/** A volume of the local driver that is really a bind mount. */
function driverOptions(value: Value, base: Base): Value {
  if (value.kind !== "mapping" || textOf(value.entries.get("driver")?.value) !== "local") return value;
  const options = value.entries.get("driver_opts")?.value;
  if (options?.kind !== "mapping" || textOf(options.entries.get("o")?.value) !== "bind") return value;
  const device = options.entries.get("device");
  if (device === undefined) return value;
  return withEntries(value, { driver_opts: withEntries(options, { device: absolute(device.value, base) }) });
}
