/** Lists whose items have a key: the last item of a key takes the place of the first (compose-go, override/uncity.go). */
import { parseVolumeShort } from "../volumes.ts";
import { below, handlerAt, type Places, patternsOf } from "./patterns.ts";
import type { ProblemLog } from "./problem.ts";
import { mapEntries, type MappingValue, printed, type SequenceValue, type Value } from "./value.ts";

/** The key of an item; undefined where Compose cannot tell it. `log` is told why. */
type Indexer = (item: Value, log: ProblemLog | undefined) => string | undefined;

/** The text before the first `=`. */
export const keyOfItem: Indexer = (item) => {
  const text = printed(item);
  const cut = text.indexOf("=");
  return cut < 0 ? text : text.slice(0, cut);
};

const byTarget =
  (what: string, short: (text: string) => string): Indexer =>
  (item, log) => {
    if (item.kind === "scalar") return short(printed(item));
    const target = item.kind === "mapping" ? item.entries.get("target")?.value : undefined;
    if (target?.kind === "scalar") return printed(target);
    log?.error("missing-key", item, `This ${what} has no "target", so Compose does not know where to put it.`);
    return undefined;
  };

const byPath =
  (folder: string): Indexer =>
  (item) => {
    if (item.kind === "scalar") return `${folder}/${printed(item)}`;
    const target = item.kind === "mapping" ? item.entries.get("target")?.value : undefined;
    const source = item.kind === "mapping" ? item.entries.get("source")?.value : undefined;
    return target ? printed(target) : `${folder}/${source ? printed(source) : "<nil>"}`;
  };

const byPort: Indexer = (item, log) => {
  if (item.kind === "scalar") return printed(item);
  const entry = (name: string) => (item.kind === "mapping" ? item.entries.get(name)?.value : undefined);
  const target = entry("target");
  if (target === undefined) {
    log?.error("missing-key", item, 'This port has no "target", the port in the container.');
    return undefined;
  }
  const part = (name: string, fallback: string) => {
    const value = entry(name);
    return value === undefined ? fallback : printed(value);
  };
  return `${part("host_ip", "0.0.0.0")}:${part("published", "<nil>")}:${printed(target)}/${part("protocol", "tcp")}`;
};

const byEnvFile: Indexer = (item, log) => {
  if (item.kind === "scalar") return printed(item);
  const path = item.kind === "mapping" ? item.entries.get("path")?.value : undefined;
  if (path) return printed(path);
  log?.error("missing-key", item, 'This env file has no "path".');
  return undefined;
};

const volumeTarget = (text: string) => parseVolumeShort(text).target?.text ?? text;
const deviceTarget = (text: string) => text.split(":")[1] ?? text;

const KEY_VALUE_LISTS = [
  "networks.*.labels",
  "networks.*.ipam.options",
  ...[
    "annotations",
    "build.args",
    "build.additional_contexts",
    "build.platform",
    "build.tags",
    "build.labels",
    "cap_add",
    "cap_drop",
    "deploy.labels",
    "dns",
    "dns_opt",
    "dns_search",
    "environment",
    "labels",
    "links",
    "networks.*.aliases",
    "networks.*.link_local_ips",
    "profiles",
    "sysctls",
    "tmpfs",
  ].map((key) => `services.*.${key}`),
];

const INDEXERS = patternsOf<Indexer>({
  ...Object.fromEntries(KEY_VALUE_LISTS.map((path) => [path, keyOfItem])),
  "services.*.devices": byTarget("device", deviceTarget),
  "services.*.configs": byPath(""),
  "services.*.env_file": byEnvFile,
  "services.*.expose": (item) => printed(item),
  "services.*.ports": byPort,
  "services.*.secrets": byPath("/run/secrets"),
  "services.*.volumes": byTarget("mount", volumeTarget),
});

/** The model with the doubles of its lists removed. */
export function withoutDoubles(model: MappingValue, log: ProblemLog): MappingValue {
  return unique(model, [INDEXERS], log) as MappingValue;
}

function unique(value: Value, places: Places<Indexer>, log: ProblemLog): Value {
  if (places.length === 0 || value.kind === "scalar") return value;
  if (value.kind === "mapping") return mapEntries(value, (inner, key) => unique(inner, below(places, key), log));
  const indexer = handlerAt(places);
  return indexer === undefined ? value : uniqueSequence(value, indexer, log);
}

function uniqueSequence(value: SequenceValue, indexer: Indexer, log: ProblemLog): Value {
  const items = uniqueItems(value.items, indexer, log);
  return items.length === value.items.length ? value : { ...value, items };
}

/** The last item of each key at the place of the first; items without key stay. */
export function uniqueItems(items: readonly Value[], indexer: Indexer, log?: ProblemLog): readonly Value[] {
  const places = new Map<string, number>();
  const found: Value[] = [];
  for (const item of items) {
    const key = indexer(item, log);
    const at = key === undefined ? undefined : places.get(key);
    const earlier = at === undefined ? undefined : found[at];
    if (at !== undefined && earlier !== undefined) found[at] = item === earlier ? item : { ...item, replaced: earlier };
    else {
      if (key !== undefined) places.set(key, found.length);
      found.push(item);
    }
  }
  return found;
}
