/** Values without what `!reset` and `!override` point at. */
import type { TaggedPath } from "./fromYaml.ts";
import { type MappingValue, type Value, withEntries } from "./value.ts";

export function withoutPaths(model: MappingValue, tagged: readonly TaggedPath[]): MappingValue {
  let result = model;
  for (const path of tagged) result = withoutPath(result, path) as MappingValue;
  return result;
}

/** A resource without what the tags below its own path point at. */
export function withoutTagged(value: Value, section: string, name: string, tagged: readonly TaggedPath[]): Value {
  let result = value;
  for (const [first, second, ...path] of tagged) {
    if (first === section && second === name) result = withoutPath(result, path);
  }
  return result;
}

function withoutPath(value: Value, [key, ...rest]: TaggedPath): Value {
  if (value.kind !== "mapping" || key === undefined) return value;
  const entry = value.entries.get(key);
  if (entry === undefined) return value;
  if (rest.length === 0) return withEntries(value, { [key]: undefined });
  const inner = withoutPath(entry.value, rest);
  return inner === entry.value ? value : withEntries(value, { [key]: inner });
}
