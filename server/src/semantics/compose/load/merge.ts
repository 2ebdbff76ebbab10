/** Merging a stronger value over a weaker one, path by path (compose-go, override/merge.go). */
import { below, handlerAt, inWorkloads, type Places, patternsOf } from "./patterns.ts";
import type { ProblemLog } from "./problem.ts";
import { keyOfItem, uniqueItems } from "./unicity.ts";
import {
  type Entry,
  isNull,
  type MappingValue,
  mapping,
  printed,
  record,
  sameValue,
  scalar,
  sequence,
  textOf,
  type Value,
} from "./value.ts";

type Merger = (weak: Value, strong: Value, merge: Merging, places: Places<Merger>) => Value;

interface Merging {
  readonly log: ProblemLog;
}

const KEY_VALUES: Merger = (weak, strong) => {
  const items = [...itemsFrom(weak), ...itemsFrom(strong)];
  return { ...sequence(uniqueItems(items, keyOfItem), strong), replaced: weak };
};
const TO_SEQUENCE: Merger = (weak, strong) => ({
  ...sequence(appended(itemsFrom(weak), itemsFrom(strong)), strong),
  replaced: weak,
});
const REPLACE: Merger = (weak, strong) => over(weak, strong);

const WORKLOAD: Readonly<Record<string, Merger>> = {
  annotations: KEY_VALUES,
  build: mergeBuild,
  "build.args": KEY_VALUES,
  "build.additional_contexts": KEY_VALUES,
  "build.extra_hosts": TO_SEQUENCE,
  "build.labels": KEY_VALUES,
  command: REPLACE,
  depends_on: asMappings(() => record({ condition: scalar("service_started"), required: scalar(true) })),
  dns: TO_SEQUENCE,
  dns_opt: TO_SEQUENCE,
  dns_search: TO_SEQUENCE,
  entrypoint: REPLACE,
  env_file: TO_SEQUENCE,
  label_file: TO_SEQUENCE,
  environment: KEY_VALUES,
  extra_hosts: TO_SEQUENCE,
  "healthcheck.test": REPLACE,
  labels: KEY_VALUES,
  "volumes.*.volume.labels": KEY_VALUES,
  logging: mergeLogging,
  models: asMappings(() => scalar(null)),
  networks: asMappings(() => scalar(null)),
  sysctls: KEY_VALUES,
  tmpfs: TO_SEQUENCE,
  "ulimits.*": REPLACE,
};

const MERGERS = patternsOf<Merger>({
  "networks.*.ipam.config": mergeIpam,
  "networks.*.labels": KEY_VALUES,
  "volumes.*.labels": KEY_VALUES,
  "secrets.*.labels": KEY_VALUES,
  "configs.*.labels": KEY_VALUES,
  ...inWorkloads(WORKLOAD),
  "services.*.deploy.labels": KEY_VALUES,
});

/** `strong` over `weak`; both stand at `path`. */
export function mergeValues(weak: Value, strong: Value, log: ProblemLog, path: readonly string[] = []): Value {
  let places: Places<Merger> = [MERGERS];
  for (const key of path) places = below(places, key);
  return mergeAt(weak, strong, { log }, places);
}

function mergeAt(weak: Value, strong: Value, merging: Merging, places: Places<Merger>): Value {
  const special = handlerAt(places);
  if (special) return special(weak, strong, merging, places);
  if (isNull(strong)) return weak;
  if (weak.kind === "scalar") return over(weak, strong);
  if (weak.kind === "mapping" && strong.kind === "mapping") return mergeMappings(weak, strong, merging, places);
  if (weak.kind === "sequence" && strong.kind === "sequence")
    return { ...sequence(appended(weak.items, strong.items), strong), replaced: weak };
  return refused(weak, strong, merging);
}

function refused(weak: Value, strong: Value, { log }: Merging): Value {
  const form = weak.kind === "mapping" ? "a mapping" : "a list";
  log.error("override", strong, `This overrides ${form} with something else, which Compose refuses.`, weak.origin);
  return weak;
}

function over(weak: Value, strong: Value): Value {
  return weak === strong ? strong : { ...strong, replaced: weak };
}

function mergeMappings(
  weak: MappingValue,
  strong: MappingValue,
  merging: Merging,
  places: Places<Merger>,
): MappingValue {
  if (weak === strong) return strong;
  const entries = new Map<string, Entry>(weak.entries);
  for (const [name, entry] of strong.entries) {
    const base = weak.entries.get(name);
    if (base === undefined) entries.set(name, entry);
    else
      entries.set(name, {
        key: entry.key ?? base.key,
        value: mergeAt(base.value, entry.value, merging, below(places, name)),
      });
  }
  return { ...mapping(entries, strong), replaced: weak };
}

function mergeBuild(weak: Value, strong: Value, merging: Merging, places: Places<Merger>): Value {
  const map = (value: Value) => (textOf(value) !== undefined ? record({ context: value }, value) : value);
  const [base, top] = [map(weak), map(strong)];
  if (base.kind !== "mapping") return isNull(base) ? top : refused(base, top, merging);
  if (top.kind !== "mapping") return isNull(top) ? base : refused(base, top, merging);
  return mergeMappings(base, top, merging, places);
}

/** Options are merged only for one driver. */
function mergeLogging(weak: Value, strong: Value, merging: Merging, places: Places<Merger>): Value {
  if (weak.kind !== "mapping" || strong.kind !== "mapping") return refused(weak, strong, merging);
  const [base, top] = [weak.entries.get("driver")?.value, strong.entries.get("driver")?.value];
  if (base === undefined || top === undefined || sameValue(base, top))
    return mergeMappings(weak, strong, merging, places);
  return over(weak, strong);
}

/** Lists of names become mappings first. */
function asMappings(defaults: () => Value): Merger {
  return (weak, strong, merging, places) => {
    const base = asMapping(weak, defaults);
    const top = asMapping(strong, defaults);
    if (base === undefined || top === undefined) return refused(weak, strong, merging);
    return mergeMappings(base, top, merging, places);
  };
}

function asMapping(value: Value, defaults: () => Value): MappingValue | undefined {
  if (value.kind === "mapping") return value;
  if (isNull(value)) return mapping(new Map(), value);
  const items = value.kind === "sequence" ? value.items : [value];
  const entries = new Map<string, Entry>();
  for (const item of items) {
    const name = textOf(item);
    if (name === undefined) return undefined;
    entries.set(name, { key: item.origin, value: { ...defaults(), origin: item.origin } });
  }
  return mapping(entries, value);
}

/** One pool a subnet. */
function mergeIpam(weak: Value, strong: Value, merging: Merging, places: Places<Merger>): Value {
  if (weak.kind !== "sequence" || strong.kind !== "sequence") return refused(weak, strong, merging);
  const subnet = (value: Value) =>
    value.kind === "mapping" ? printed(value.entries.get("subnet")?.value ?? scalar(null)) : "";
  const found: Value[] = [];
  for (const base of weak.items) {
    for (const top of strong.items) {
      if (base.kind !== "mapping" || top.kind !== "mapping") continue;
      const known = found.findIndex((pool) => subnet(pool) === subnet(top));
      if (subnet(base) !== subnet(top) && known < 0) {
        found.push(top);
        continue;
      }
      const merged = mergeMappings(base, top, merging, places);
      const same = found.findIndex((pool) => subnet(pool) === subnet(merged));
      if (same >= 0) found[same] = merged;
      else found.push(merged);
    }
  }
  return { ...sequence(found, strong), replaced: weak };
}

/** A mapping as `KEY=VALUE` items, a string as one item. */
function itemsFrom(value: Value): readonly Value[] {
  if (value.kind === "sequence") return value.items;
  if (value.kind === "scalar") return textOf(value) === undefined ? [] : [value];
  const items: { text: string; item: Value }[] = [];
  for (const [key, { key: keyOrigin, value: inner }] of value.entries) {
    const at = (from: Value) => ({ ...from, origin: joined(keyOrigin, from) });
    if (isNull(inner)) items.push({ text: key, item: at(scalar(key, inner)) });
    else
      for (const one of inner.kind === "sequence" ? inner.items : [inner]) {
        const text = `${key}=${printed(one)}`;
        items.push({ text, item: at(scalar(text, one)) });
      }
  }
  items.sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return items.map(({ item }) => item);
}

/** From the key to the end of its value. */
function joined(key: Entry["key"], value: Value): Entry["key"] {
  const { origin } = value;
  if (key === undefined || origin === undefined || key.uri !== origin.uri || origin.span.end < key.span.start)
    return key ?? origin;
  return { uri: key.uri, span: { start: key.span.start, end: origin.span.end } };
}

/** Items that are not there yet, behind those that are. */
function appended(weak: readonly Value[], strong: readonly Value[]): readonly Value[] {
  const known = new Set(weak.map(fingerprint));
  const added = strong.filter((item) => {
    const print = fingerprint(item);
    if (known.has(print)) return false;
    known.add(print);
    return true;
  });
  return [...weak, ...added];
}

/** Equal for equal values, whatever the order of their keys. */
function fingerprint(value: Value): string {
  if (value.kind === "scalar") return typeof value.data === "bigint" ? `${value.data}n` : JSON.stringify(value.data);
  if (value.kind === "sequence") return `[${value.items.map(fingerprint).join()}]`;
  const keys = [...value.entries.keys()].sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${fingerprint(value.entries.get(key)?.value as Value)}`).join()}}`;
}
