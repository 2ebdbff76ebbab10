/** Plain data as lines of block-style YAML; command lists stand on one line. */
import { stringSource } from "../../../syntax/yaml/edits.ts";
import { type Data, type DataMap, isList, isMap } from "./data.ts";

/** What YAML 1.1 takes for another type, and what older readers take for a number of base 60. */
const DOUBTFUL = /^(?:y|n|yes|no|on|off)$|^\d[\d:.]*:\d*$|[\r\u2028\u2029\u0085\ufeff]|[\0-\x08\x0b-\x1f\x7f]/i;
const ON_ONE_LINE: ReadonlySet<string> = new Set(["command", "entrypoint", "test", "capabilities", "device_ids"]);

/** The lines of a mapping, indented by `step` inside. */
export function mappingLines(map: DataMap, step: string): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => pairLines(key, value, step));
}

function pairLines(key: string, value: Data, step: string): readonly string[] {
  const name = source(key);
  if (isMap(value) && Object.keys(value).length > 0)
    return [`${name}:`, ...mappingLines(value, step).map((line) => step + line)];
  if (isList(value) && value.length > 0 && !ON_ONE_LINE.has(key))
    return [`${name}:`, ...value.flatMap((item) => itemLines(item, step)).map((line) => step + line)];
  return [value === null ? `${name}:` : `${name}: ${inline(value)}`];
}

function itemLines(item: Data, step: string): readonly string[] {
  if (!isMap(item) || Object.keys(item).length === 0) return [`- ${inline(item)}`];
  return mappingLines(item, step).map((line, index) => `${index === 0 ? "- " : "  "}${line}`);
}

function inline(value: Data): string {
  if (typeof value === "string") return source(value);
  if (isList(value))
    return `[${value.map((item) => (typeof item === "string" ? JSON.stringify(item) : inline(item))).join(", ")}]`;
  return isMap(value) ? "{}" : String(value);
}

function source(text: string): string {
  return text === "" || DOUBTFUL.test(text) ? JSON.stringify(text) : stringSource(text);
}
