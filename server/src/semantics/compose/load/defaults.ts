/** What Compose fills in once all files are merged (compose-go, transform/defaults.go). */
import { below, handlerAt, inWorkloads, type Places, patternsOf } from "./patterns.ts";
import { mapEntries, type MappingValue, mapItems, printed, scalar, type Value, withEntries } from "./value.ts";

type Default = (value: MappingValue) => Value;

/** Sets a key where it is missing. */
const missing =
  (key: string, make: (value: MappingValue) => Value): Default =>
  (value) =>
    value.entries.has(key) ? value : withEntries(value, { [key]: make(value) });

const deviceCount: Default = (value) =>
  value.entries.has("device_ids") ? value : missing("count", () => scalar("all"))(value);

const DEFAULTS = patternsOf<Default>({
  ...inWorkloads<Default>({
    build: missing("context", () => scalar(".")),
    "secrets.*": missing("target", (value) => {
      const source = value.entries.get("source")?.value;
      return scalar(`/run/secrets/${source ? printed(source) : "<nil>"}`);
    }),
    "ports.*": (value) =>
      missing("mode", () => scalar("ingress"))(missing("protocol", () => scalar("tcp"))(value) as MappingValue),
    "gpus.*": deviceCount,
    "volumes.*.bind": missing("create_host_path", () => scalar(true)),
  }),
  "services.*.deploy.resources.reservations.devices.*": deviceCount,
});

export function withDefaults(model: MappingValue): MappingValue {
  return fill(model, [DEFAULTS]) as MappingValue;
}

function fill(value: Value, places: Places<Default>): Value {
  if (value.kind === "scalar" || places.length === 0) return value;
  const handler = handlerAt(places);
  if (handler) return value.kind === "mapping" ? handler(value) : value;
  if (value.kind === "mapping") return mapEntries(value, (inner, key) => fill(inner, below(places, key)));
  const items = below(places, "*");
  return mapItems(value, (item) => fill(item, items));
}
