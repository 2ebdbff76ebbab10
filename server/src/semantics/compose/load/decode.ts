/** The values in the form that Compose keeps and prints: sizes in bytes, durations, commands as lists (compose-go, types/). */
import { parseDuration } from "../durations.ts";
import { keyPath, type ModelNode, modelAt } from "../model.ts";
import { TO_BOOL, TO_FLOAT, TO_INT } from "./casts.ts";
import { hosts, mappingOf, sshKeys, strings } from "./decodeLists.ts";
import { omitted } from "./omitted.ts";
import type { ProblemLog } from "./problem.ts";
import { shellWords } from "./shellWords.ts";
import { goDuration, parseBytes, parseMode } from "./units.ts";
import {
  type Entry,
  isNull,
  type MappingValue,
  mapItems,
  printed,
  type ScalarValue,
  scalar,
  sequence,
  textOf,
  type Value,
} from "./value.ts";

/** Reads the whole model; values that Compose cannot read are reported and kept as they are. */
export function decode(model: MappingValue, log: ProblemLog): MappingValue {
  return decodeAt(model, "", log) as MappingValue;
}

type Decoder = (value: Value, log: ProblemLog, name: string) => Value;

/** Where the kind in the model does not tell. */
const AT: Readonly<Record<string, Decoder>> = {
  "services.*.tmpfs": (value, log) => strings(value, log),
  "services.*.storage_opt": (value, log) => mappingOf(value, log, "empty"),
  "services.*.expose": (value, log) => strings(value, log),
  "services.*.group_add": (value, log) => strings(value, log),
  "services.*.dns": (value, log) => strings(value, log),
  "services.*.dns_search": (value, log) => strings(value, log),
  "services.*.build.no_cache_filter": (value, log) => strings(value, log),
  "services.*.volumes[].tmpfs.mode": (value) => value,
  "services.*.ports[].published": (value) => (value.kind === "scalar" ? scalar(printed(value), value) : value),
  "services.*.deploy.resources.limits.cpus": (value, log, name) => float(value, log, name),
  "services.*.deploy.resources.reservations.cpus": (value, log, name) => float(value, log, name),
  "services.*.deploy.resources.reservations.devices[].count": deviceCount,
  "services.*.gpus[].count": deviceCount,
  "services.*.deploy.resources.limits.pids": (value, log, name) => whole(value, log, name),
};

const BY_KIND: Readonly<Record<string, Decoder>> = {
  duration,
  bytes,
  mode,
  bool: truth,
  int: whole,
  uint: whole,
  uint16: whole,
  float,
  cpus: float,
  command,
  "command-shell": healthTest,
  "env-map": (value, log) => mappingOf(value, log, "null", true),
  "build-arg-map": (value, log) => mappingOf(value, log, "null", true),
  "label-map": (value, log) => mappingOf(value, log, "empty"),
  "string-map": (value, log) => mappingOf(value, log, "empty"),
  "option-map": (value, log) => mappingOf(value, log, "empty"),
  hosts,
  ssh: sshKeys,
  "string-list": (value, log) => strings(value, log),
  "path:label-file": (value, log) => strings(value, log),
};

function decodeAt(value: Value, path: string, log: ProblemLog, name = ""): Value {
  const model = modelAt(path);
  if (model === undefined) return value;
  const decoder = AT[path] ?? (path.endsWith("pull_refresh_after") ? undefined : BY_KIND[model.kind ?? ""]);
  if (decoder) return decoder(value, log, name);
  if (value.kind === "mapping") return decodeMapping(value, model, path, log);
  if (value.kind === "sequence")
    return model.items ? mapItems(value, (item) => decodeAt(item, `${path}[]`, log, name)) : value;
  return decodeScalar(value, model);
}

function decodeMapping(value: MappingValue, model: ModelNode, path: string, log: ProblemLog): Value {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of value.entries) {
    const below = keyPath(path, key);
    const next = below === undefined || key.startsWith("x-") ? entry.value : decodeAt(entry.value, below, log, key);
    if (below !== undefined && model.keys?.includes(key) && omitted(next, below)) continue;
    entries.set(key, next === entry.value ? entry : { key: entry.key, value: next });
  }
  return { ...value, entries };
}

function decodeScalar(value: ScalarValue, model: ModelNode): Value {
  const { data } = value;
  if (typeof data === "number" && model.forms.includes("string") && !model.forms.includes("integer"))
    return model.forms.includes("number") && model.kind !== undefined ? value : scalar(printed(value), value);
  return value;
}

function duration(value: Value, log: ProblemLog, name: string): Value {
  if (isNull(value) || value.kind !== "scalar") return value;
  const text = printed(value);
  const seconds = parseDuration(text);
  if (seconds !== undefined) return scalar(goDuration(seconds), value);
  const hint = /^\d+(?:\.\d+)?$/.test(text) ? " It has no unit, such as s for seconds." : "";
  log.error("value", value, `Compose cannot read "${text}" as a duration for "${name}".${hint}`);
  return value;
}

function bytes(value: Value, log: ProblemLog, name: string): Value {
  if (value.kind !== "scalar" || isNull(value)) return value;
  if (typeof value.data === "number") return scalar(String(Math.trunc(value.data)), value);
  const text = textOf(value);
  if (text === undefined) return value;
  const size = parseBytes(text);
  if (size !== undefined) return scalar(String(size), value);
  log.error("value", value, `Compose cannot read "${text}" as a size for "${name}".`);
  return value;
}

function mode(value: Value, log: ProblemLog, name: string): Value {
  if (value.kind !== "scalar" || (typeof value.data !== "string" && typeof value.data !== "number")) return value;
  const found = parseMode(value.data);
  if (found !== undefined) return scalar(`0${found.toString(8)}`, value);
  log.error("value", value, `"${printed(value)}" is no octal number, and "${name}" is one.`);
  return value;
}

function truth(value: Value, log: ProblemLog, name: string): Value {
  return cast(value, TO_BOOL, log, name);
}

function whole(value: Value, log: ProblemLog, name: string): Value {
  return cast(value, TO_INT, log, name);
}

function float(value: Value, log: ProblemLog, name: string): Value {
  return cast(value, TO_FLOAT, log, name);
}

function cast(value: Value, { cast: change, to }: typeof TO_INT, log: ProblemLog, name: string): Value {
  const text = textOf(value);
  if (text === undefined || (text === "" && value.kind === "scalar" && !value.certain)) return value;
  const data = change(text);
  if (data !== undefined) return scalar(data, value);
  log.error("value", value, `"${text}" is not ${to}, which "${name}" is.`);
  return value;
}

function deviceCount(value: Value, log: ProblemLog): Value {
  const text = textOf(value);
  if (text === undefined) return value;
  if (text.toLowerCase() === "all") return scalar(-1, value);
  const count = TO_INT.cast(text);
  if (count !== undefined) return scalar(count, value);
  log.error("value", value, `"${text}" is no number of devices: Compose takes a number or "all".`);
  return value;
}

function command(value: Value, log: ProblemLog, name: string): Value {
  const text = textOf(value);
  if (text === undefined) return value;
  const words = shellWords(text);
  if (words !== undefined)
    return sequence(
      words.map((word) => scalar(word, value)),
      value,
    );
  log.error("value", value, `Compose cannot split "${name}" into words: a quote or a bracket has no counterpart.`);
  return value;
}

function healthTest(value: Value): Value {
  return textOf(value) === undefined ? value : sequence([scalar("CMD-SHELL", value), value], value);
}
