/**
 * The values of a Compose project while it is loaded and afterwards: plain data in which every part knows the place
 * that set it and what it has replaced. Values are immutable and shared, so merging copies only what it changes.
 */
import type { YamlScalar } from "../../../syntax/yaml/syntax.ts";
import type { Span } from "../../../text/span.ts";
import type { Uri } from "../../../workspace/uri.ts";

/** A place in a file. */
export interface Origin {
  readonly uri: Uri;
  readonly span: Span;
}

export type Value = ScalarValue | MappingValue | SequenceValue;
export type Data = string | number | bigint | boolean | null;

interface ValueBase {
  /** Where it is written; undefined for what Compose adds by itself (defaults, the implicit network). */
  readonly origin: Origin | undefined;
  /** The value that this one took the place of: a weaker file, an extended service, a merge key. */
  readonly replaced: Value | undefined;
}

export interface ScalarValue extends ValueBase {
  readonly kind: "scalar";
  readonly data: Data;
  /** False where a variable whose value is not surely known takes part: then `data` is the best guess. */
  readonly certain: boolean;
  /** The scalar as written, for places inside of it; undefined for computed values. */
  readonly source: YamlScalar | undefined;
}

export interface MappingValue extends ValueBase {
  readonly kind: "mapping";
  readonly entries: ReadonlyMap<string, Entry>;
}

/** One key of a mapping. */
export interface Entry {
  /** Where the key is written; undefined for a key that Compose adds. */
  readonly key: Origin | undefined;
  readonly value: Value;
}

export interface SequenceValue extends ValueBase {
  readonly kind: "sequence";
  readonly items: readonly Value[];
}

/** A value that Compose makes; `from` is the value that it is made from. */
export function scalar(data: Data, from?: Value): ScalarValue {
  const certain = from?.kind === "scalar" ? from.certain : true;
  return { kind: "scalar", data, certain, origin: from?.origin, replaced: from?.replaced, source: undefined };
}

export function mapping(entries: ReadonlyMap<string, Entry>, from?: Value): MappingValue {
  return { kind: "mapping", entries, origin: from?.origin, replaced: from?.replaced };
}

export function sequence(items: readonly Value[], from?: Value): SequenceValue {
  return { kind: "sequence", items, origin: from?.origin, replaced: from?.replaced };
}

/** A mapping from names to values; the keys stand where the values do. */
export function record(values: Readonly<Record<string, Value | undefined>>, from?: Value): MappingValue {
  const entries = new Map<string, Entry>();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) entries.set(name, { key: value.origin ?? from?.origin, value });
  }
  return mapping(entries, from);
}

/** The value below these keys; undefined where something on the way is no mapping or lacks the key. */
export function child(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let found = value;
  for (const key of path) found = found?.kind === "mapping" ? found.entries.get(key)?.value : undefined;
  return found;
}

/** The entries of a mapping; none for anything else. */
export function entriesOf(value: Value | undefined): ReadonlyMap<string, Entry> {
  return value?.kind === "mapping" ? value.entries : new Map();
}

export function itemsOf(value: Value | undefined): readonly Value[] {
  return value?.kind === "sequence" ? value.items : [];
}

/** Where to point at for a value: at its key for a collection, and for a value that is missing. */
export function placeOf(value: Value, key: Origin | undefined): Origin | undefined {
  const { origin } = value;
  return value.kind === "scalar" && origin !== undefined && origin.span.start !== origin.span.end
    ? origin
    : (key ?? origin);
}

/** The text of a string; undefined for anything else. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === "scalar" && typeof value.data === "string" ? value.data : undefined;
}

export function isNull(value: Value | undefined): boolean {
  return value === undefined || (value.kind === "scalar" && value.data === null);
}

/** A scalar as Go prints it (`%v`). */
export function printed(value: Value): string {
  if (value.kind !== "scalar") return JSON.stringify(plain(value));
  if (value.data === null) return "<nil>";
  // Go writes exponents with two digits.
  return typeof value.data === "number" ? String(value.data).replace(/e([-+])(\d)$/, "e$10$2") : String(value.data);
}

/** False where a part of the value is not surely known. */
export function isCertain(value: Value | undefined): boolean {
  if (value === undefined) return true;
  if (value.kind === "scalar") return value.certain;
  if (value.kind === "sequence") return value.items.every(isCertain);
  for (const entry of value.entries.values()) if (!isCertain(entry.value)) return false;
  return true;
}

/** Each entry's value through `change`; undefined drops the entry. The mapping itself when nothing changes. */
export function mapEntries(
  value: MappingValue,
  change: (value: Value, key: string, entry: Entry) => Value | undefined,
): MappingValue {
  let changed = false;
  const entries = new Map<string, Entry>();
  for (const [key, entry] of value.entries) {
    const next = change(entry.value, key, entry);
    if (next !== entry.value) changed = true;
    if (next !== undefined) entries.set(key, next === entry.value ? entry : { key: entry.key, value: next });
  }
  return changed ? { ...value, entries } : value;
}

export function mapItems(value: SequenceValue, change: (value: Value, index: number) => Value): SequenceValue {
  let changed = false;
  const items = value.items.map((item, i) => {
    const next = change(item, i);
    if (next !== item) changed = true;
    return next;
  });
  return changed ? { ...value, items } : value;
}

/** The mapping with some keys set, or dropped where the new value is undefined. */
export function withEntries(value: MappingValue, changes: Readonly<Record<string, Value | undefined>>): MappingValue {
  const entries = new Map(value.entries);
  for (const [name, next] of Object.entries(changes)) {
    if (next === undefined) entries.delete(name);
    else entries.set(name, { key: entries.get(name)?.key ?? next.origin, value: next });
  }
  return { ...value, entries };
}

/** True for values of the same content, wherever they are written. */
export function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === "scalar") return b.kind === "scalar" && a.data === b.data;
  if (a.kind === "sequence")
    return (
      b.kind === "sequence" &&
      a.items.length === b.items.length &&
      a.items.every((item, i) => sameValue(item, b.items[i] as Value))
    );
  if (b.kind !== "mapping" || a.entries.size !== b.entries.size) return false;
  for (const [key, { value }] of a.entries) {
    const other = b.entries.get(key)?.value;
    if (other === undefined || !sameValue(value, other)) return false;
  }
  return true;
}

/** As JSON would hold it. Keys that objects treat specially are safe: the objects have no prototype. */
export function plain(value: Value): unknown {
  if (value.kind === "scalar") return typeof value.data === "bigint" ? Number(value.data) : value.data;
  if (value.kind === "sequence") return value.items.map(plain);
  const object: Record<string, unknown> = {};
  for (const [key, entry] of value.entries) {
    Object.defineProperty(object, key, {
      value: plain(entry.value),
      enumerable: true,
      writable: true,
      configurable: true,
    });
  }
  return object;
}
