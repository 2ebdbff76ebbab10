/** The form of a merged model, as Compose's schema demands it (compose-go, schema/compose-spec.json). */
import { type Form, keyPath, type ModelNode, modelAt } from "../model.ts";
import type { ProblemLog } from "./problem.ts";
import {
  type Entry,
  type MappingValue,
  placeOf,
  printed,
  type ScalarValue,
  sameValue,
  type SequenceValue,
  type Value,
} from "./value.ts";

const FORM_NAMES: Readonly<Record<Form, string>> = {
  string: "text",
  number: "a number",
  integer: "a whole number",
  boolean: "true or false",
  null: "nothing",
  list: "a list",
  map: "a mapping",
};

/** Reports everything in the model that has a wrong form, a wrong name or a wrong value. */
export function checkSchema(model: MappingValue, log: ProblemLog): void {
  new SchemaCheck(log).value(model, "", undefined, "");
}

class SchemaCheck {
  readonly #log: ProblemLog;

  constructor(log: ProblemLog) {
    this.#log = log;
  }

  value(value: Value, path: string, entry: Entry | undefined, name: string): void {
    const model = modelAt(path);
    if (model === undefined) return;
    if (!fits(value, model.forms)) {
      this.#form(value, model, entry, name);
      return;
    }
    if (value.kind === "mapping") this.#mapping(value, model, path, entry, name);
    else if (value.kind === "sequence") this.#sequence(value, model, path, name);
    else this.#scalar(value, model, name);
  }

  #form(value: Value, model: ModelNode, entry: Entry | undefined, name: string): void {
    const wanted = oneOf(model.forms.map((form) => FORM_NAMES[form]));
    const found = value.kind === "mapping" ? "a mapping" : value.kind === "sequence" ? "a list" : shown(value);
    const at = placeOf(value, entry?.key);
    if (value.kind === "scalar" && !value.certain) return;
    this.#log.error("form", at, `"${name}" takes ${wanted}, not ${found}. Compose refuses the file.`);
  }

  #mapping(value: MappingValue, model: ModelNode, path: string, entry: Entry | undefined, name: string): void {
    for (const key of model.required ?? []) {
      if (value.entries.has(key)) continue;
      this.#log.error(
        "missing-key",
        entry?.key ?? value,
        `"${name}" needs the key "${key}". Compose refuses the file.`,
      );
    }
    const pattern = model.names === undefined ? undefined : new RegExp(model.names);
    for (const [key, inner] of value.entries) {
      if (model.keys?.includes(key)) this.value(inner.value, path === "" ? key : `${path}.${key}`, inner, key);
      else if (model.x && key.startsWith("x-")) continue;
      else if (pattern?.test(key)) this.value(inner.value, keyPath(path, key) ?? "", inner, key);
      else if (model.closed) this.#unknown(key, inner, name);
    }
  }

  #unknown(key: string, entry: Entry, name: string): void {
    const where = name === "" ? "at the top of a file" : `in "${name}"`;
    this.#log.error(
      "unknown-key",
      entry.key ?? entry.value,
      `Compose does not know the key "${key}" ${where} and refuses the file.`,
    );
  }

  #sequence(value: SequenceValue, model: ModelNode, path: string, name: string): void {
    if (model.unique) this.#doubles(value, name);
    const items = model.items ? `${path}[]` : undefined;
    if (items !== undefined) for (const item of value.items) this.value(item, items, undefined, name);
  }

  #doubles(value: SequenceValue, name: string): void {
    const scalars = new Map<string, Value>();
    const others: Value[] = [];
    for (const item of value.items) {
      const id = item.kind === "scalar" ? `${typeof item.data} ${String(item.data)}` : undefined;
      const first = id === undefined ? others.find((other) => sameValue(other, item)) : scalars.get(id);
      if (first !== undefined) {
        const message = `This item of "${name}" is there twice, and Compose refuses the file.`;
        if (item.kind !== "scalar" || item.certain) this.#log.error("duplicate-item", item, message, first.origin);
      } else if (id === undefined) others.push(item);
      else scalars.set(id, item);
    }
  }

  #scalar(value: ScalarValue, model: ModelNode, name: string): void {
    const { data } = value;
    if (typeof data === "string") {
      if (model.enum && !model.enum.includes(data))
        this.#log.error("value", value, `"${data}" is no value of "${name}": Compose knows ${listed(model.enum)}.`);
      else if (model.pattern && !new RegExp(model.pattern).test(data))
        this.#log.error(
          "value",
          value,
          `Compose refuses ${data === "" ? "an empty value" : `"${data}"`} as a value of "${name}".`,
        );
    } else if (typeof data === "number") {
      if (model.min !== undefined && data < model.min)
        this.#log.error("value", value, `"${name}" cannot be below ${model.min}.`);
      else if (model.max !== undefined && data > model.max)
        this.#log.error("value", value, `"${name}" cannot be above ${model.max}.`);
    }
  }
}

function fits(value: Value, forms: readonly Form[]): boolean {
  if (value.kind === "mapping") return forms.includes("map");
  if (value.kind === "sequence") return forms.includes("list");
  const { data } = value;
  if (data === null) return forms.includes("null");
  if (typeof data === "string") return forms.includes("string");
  if (typeof data === "boolean") return forms.includes("boolean");
  if (forms.includes("number")) return true;
  return forms.includes("integer") && (typeof data === "bigint" || Number.isInteger(data));
}

function shown(value: ScalarValue): string {
  if (value.data === null) return "nothing";
  return typeof value.data === "string" ? `the text "${value.data}"` : printed(value);
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? "nothing") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function listed(words: readonly string[]): string {
  return oneOf(words.map((word) => `"${word}"`));
}
