/** Short forms to long forms (compose-go, transform/). What has another form than expected is left as it is. */
import { parseVolumeShort } from "../volumes.ts";
import { below, handlerAt, inWorkloads, type Places, patternsOf } from "./patterns.ts";
import type { ProblemLog } from "./problem.ts";
import { parsePort } from "./shortPorts.ts";
import {
  type Entry,
  isNull,
  mapEntries,
  type MappingValue,
  mapItems,
  mapping,
  placeOf,
  printed,
  record,
  scalar,
  sameValue,
  sequence,
  textOf,
  type Value,
  withEntries,
} from "./value.ts";
import { volumeValue } from "./shortVolumes.ts";

interface Canonical {
  readonly log: ProblemLog;
  /** Nothing is reported, and what cannot be read is kept: variables have not been put in. */
  readonly lenient: boolean;
}

type Transform = (value: Value, canonical: Canonical, places: Places<Transform>) => Value;

const CONTAINER: Readonly<Record<string, Transform>> = {
  env_file: envFiles,
  label_file: stringOrList,
  gpus: (value, canonical, places) =>
    textOf(value) === undefined
      ? inside(value, canonical, places)
      : sequence([record({ count: scalar("all", value) }, value)], value),
  networks: listToMapping,
  models: listToMapping,
  "volumes.*": volume,
  dns: stringOrList,
  "devices.*": device,
  "secrets.*": fileMount,
  "configs.*": fileMount,
};

const WORKLOAD: Readonly<Record<string, Transform>> = {
  ...CONTAINER,
  "build.secrets.*": fileMount,
  "build.provenance": asText,
  "build.sbom": asText,
  "build.additional_contexts": keyValues,
  depends_on: dependsOn,
  extends: (value) => (textOf(value) === undefined ? value : record({ service: value }, value)),
  ports: ports,
  build: (value, canonical, places) =>
    textOf(value) === undefined ? inside(value, canonical, places) : record({ context: value }, value),
  "build.ssh": ssh,
};

const TRANSFORMS = patternsOf<Transform>({
  ...inWorkloads(WORKLOAD),
  ...Object.fromEntries(Object.entries(CONTAINER).map(([key, change]) => [`services.*.pre_start.*.${key}`, change])),
  "services.*.develop.watch.*.ignore": stringOrList,
  "services.*.develop.watch.*.include": stringOrList,
  "volumes.*": maybeExternal,
  "networks.*": maybeExternal,
  "secrets.*": maybeExternal,
  "configs.*": maybeExternal,
});

/** The model in long form. */
export function canonical(model: MappingValue, log: ProblemLog, lenient: boolean): MappingValue {
  return inside(model, { log, lenient }, [TRANSFORMS]) as MappingValue;
}

function transform(value: Value, canonical: Canonical, places: Places<Transform>): Value {
  const handler = handlerAt(places);
  return handler ? handler(value, canonical, places) : inside(value, canonical, places);
}

function inside(value: Value, canonical: Canonical, places: Places<Transform>): Value {
  if (value.kind === "scalar" || places.length === 0) return value;
  if (value.kind === "mapping")
    return mapEntries(value, (inner, key) => transform(inner, canonical, below(places, key)));
  const items = below(places, "*");
  return mapItems(value, (item) => transform(item, canonical, items));
}

function stringOrList(value: Value): Value {
  return textOf(value) === undefined ? value : sequence([value], value);
}

function asText(value: Value): Value {
  return value.kind === "scalar" && typeof value.data !== "string" ? scalar(printed(value), value) : value;
}

function listToMapping(value: Value): Value {
  if (value.kind !== "sequence") return value;
  const entries = new Map<string, Entry>();
  for (const item of value.items) {
    const name = textOf(item);
    if (name !== undefined) entries.set(name, { key: item.origin, value: scalar(null, item) });
  }
  return mapping(entries, value);
}

function envFiles(value: Value): Value {
  const one = (item: Value): Value => {
    if (textOf(item) !== undefined) return record({ path: item, required: scalar(true) }, item);
    if (item.kind !== "mapping" || item.entries.has("required")) return item;
    return withEntries(item, { required: scalar(true) });
  };
  if (value.kind === "sequence") return mapItems(value, one);
  return textOf(value) === undefined ? value : sequence([one(value)], value);
}

function fileMount(value: Value): Value {
  return textOf(value) === undefined ? value : record({ source: value }, value);
}

function volume(value: Value, { log, lenient }: Canonical): Value {
  const text = textOf(value);
  if (text === undefined) return value;
  const short = parseVolumeShort(text);
  if (short.error === undefined) return volumeValue(short, value);
  if (lenient && text.includes("$")) return value;
  const reason = {
    empty: "It is empty.",
    "empty-section": "Nothing stands between two colons.",
    "too-many-colons": "It has too many colons.",
  };
  log.error("value", value, `Compose cannot read "${text}" as a mount. ${reason[short.error]}`);
  return value;
}

function device(value: Value, { log, lenient }: Canonical): Value {
  const text = textOf(value);
  if (text === undefined) return value;
  const parts = text.split(":");
  if (parts.length > 3) {
    if (!lenient || !text.includes("$"))
      log.error("value", value, `"${text}" has too many colons for a device. Use the long form.`);
    return lenient
      ? record({ source: scalar("", value), target: scalar("", value), permissions: scalar("rwm") }, value)
      : value;
  }
  const [source = "", target = "", permissions = "rwm"] = parts;
  return record(
    {
      source: scalar(source, value),
      target: scalar(target === "" ? source : target, value),
      permissions: scalar(permissions, value),
    },
    value,
  );
}

function ports(value: Value, { log, lenient }: Canonical): Value {
  if (value.kind !== "sequence") return value;
  let readable = true;
  const items = value.items.flatMap((item): Value[] => {
    if (item.kind !== "scalar" || (typeof item.data !== "string" && typeof item.data !== "number")) return [item];
    const text = printed(item);
    const parsed = parsePort(text);
    if ("error" in parsed) {
      if (lenient && text.includes("$")) readable = false;
      else
        log.errorInside(
          "value",
          item,
          parsed.start,
          parsed.end,
          `Compose cannot read the port "${text}". ${parsed.error}`,
        );
      return [item];
    }
    return parsed.ports.map(({ ip, target, published, protocol }) =>
      record(
        {
          mode: scalar("ingress"),
          ...(ip === "" ? {} : { host_ip: scalar(ip, item) }),
          target: scalar(target, item),
          ...(published === "" ? {} : { published: scalar(published, item) }),
          protocol: scalar(protocol, item),
        },
        item,
      ),
    );
  });
  return readable ? { ...value, items } : value;
}

function dependsOn(value: Value, { log }: Canonical): Value {
  const started = (origin: Value) => record({ condition: scalar("service_started"), required: scalar(true) }, origin);
  if (value.kind === "sequence") {
    const entries = new Map<string, Entry>();
    for (const item of value.items) {
      const name = textOf(item);
      if (name !== undefined) entries.set(name, { key: item.origin, value: started(item) });
    }
    return mapping(entries, value);
  }
  if (value.kind !== "mapping") return value;
  return mapEntries(value, (inner, name, entry) => {
    if (inner.kind !== "mapping") {
      log.error(
        "form",
        placeOf(inner, entry.key),
        `"${name}" in "depends_on" takes a mapping. Compose refuses the file.`,
      );
      return inner;
    }
    return withEntries(inner, {
      condition: inner.entries.get("condition")?.value ?? scalar("service_started"),
      required: inner.entries.get("required")?.value ?? scalar(true),
    });
  });
}

function keyValues(value: Value, { log, lenient }: Canonical): Value {
  if (value.kind !== "sequence") return value;
  const entries = new Map<string, Entry>();
  for (const item of value.items) {
    const text = textOf(item) ?? "";
    const cut = text.indexOf("=");
    if (cut < 0) {
      if (lenient) return value;
      log.error("value", item, `"${text}" has no "=": Compose wants NAME=VALUE here.`);
    } else entries.set(text.slice(0, cut), { key: item.origin, value: scalar(text.slice(cut + 1), item) });
  }
  return mapping(entries, value);
}

function ssh(value: Value, { log, lenient }: Canonical): Value {
  if (value.kind !== "sequence") return value;
  const entries = new Map<string, Entry>();
  for (const item of value.items) {
    const text = textOf(item) ?? "";
    const cut = text.indexOf("=");
    if (cut >= 0) entries.set(text.slice(0, cut), { key: item.origin, value: scalar(text.slice(cut + 1), item) });
    else if (text === "default") entries.set(text, { key: item.origin, value: scalar(null, item) });
    else if (lenient) return value;
    else log.error("value", item, `"${text}" is no SSH key: Compose wants "default" or ID=PATH.`);
  }
  return mapping(entries, value);
}

/** The old `external: {name: …}`. */
function maybeExternal(value: Value, canonical: Canonical, places: Places<Transform>): Value {
  if (value.kind !== "mapping") return value;
  const resource = inside(value, canonical, places) as MappingValue;
  const external = resource.entries.get("external");
  if (external?.value.kind !== "mapping") return resource;
  const name = resource.entries.get("name")?.value;
  const inner = external.value.entries.get("name")?.value;
  const outer = withEntries(resource, { external: scalar(true, external.value) });
  if (inner === undefined || isNull(inner)) return outer;
  canonical.log.warning(
    "conflict",
    external.key,
    '"external.name" is deprecated: Compose wants "external: true" and "name".',
  );
  if (name === undefined) return withEntries(outer, { name: inner });
  if (!sameValue(name, inner))
    canonical.log.error("conflict", inner, `"name" and "external.name" differ, and Compose refuses that.`, name.origin);
  return outer;
}
