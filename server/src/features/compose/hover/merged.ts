/** The value that counts in the end, with the file and line that set each part. */
import { loadedProject } from "../../../semantics/compose/load/project.ts";
import { child, isCertain, type Origin, plain, type Value } from "../../../semantics/compose/load/value.ts";
import { isSecretName } from "../../../semantics/compose/dotEnv.ts";
import { code, codeBlock, paragraphs } from "../../../text/markdown.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";
import { placeWords } from "./origins.ts";

const MOST_LINES = 15;
const MOST_WIDTH = 38;

/** Undefined where everything comes from this very file and nothing was replaced: then the text says it all. */
export function mergedHere(reader: Reader, uri: Uri, names: readonly (string | number)[]): string | undefined {
  const list = names.findIndex((name) => typeof name === "number");
  const path = (list < 0 ? names : names.slice(0, list)).map(String);
  if (path.length < 2 || (path[0] === "services" && path.length < 3)) return undefined;
  const value = child(reader.derive(loadedProject, uri).model, ...path);
  if (value === undefined || !isElsewhere(value, uri)) return undefined;
  const name = path.at(-1) ?? "";
  const rows = value.kind === "scalar" ? [] : rowsOf(value, reader);
  const block = rows.slice(0, MOST_LINES).map(({ text, from }) => `${text.padEnd(widest(rows))}  # ${from}`);
  if (rows.length > MOST_LINES) block.push(`# and ${rows.length - MOST_LINES} more`);
  return paragraphs(
    "**Together with the other files:**",
    value.kind === "scalar" ? scalarWords(value, name, reader) : codeBlock(block.join("\n"), "yaml"),
    isCertain(value) ? undefined : "Variables have the values that are known here.",
  );
}

interface Row {
  readonly text: string;
  readonly from: string;
}

function widest(rows: readonly Row[]): number {
  return Math.max(0, ...rows.slice(0, MOST_LINES).map(({ text }) => text.length));
}

function isElsewhere(value: Value, uri: Uri): boolean {
  const origin = value.origin;
  if ((origin !== undefined && origin.uri !== uri) || (value.kind === "scalar" && value.replaced?.origin !== undefined))
    return true;
  if (value.kind === "scalar") return false;
  const parts = value.kind === "sequence" ? value.items : [...value.entries.values()].map((entry) => entry.value);
  return parts.some((part) => isElsewhere(part, uri));
}

function rowsOf(value: Value, reader: Reader): Row[] {
  if (value.kind === "sequence")
    return value.items.map((item) => ({ text: `- ${short(item)}`, from: fromWords(item.origin, reader) }));
  if (value.kind !== "mapping") return [];
  return [...value.entries].map(([name, entry]) => ({
    text: `${name}: ${isSecretName(name) && entry.value.kind === "scalar" ? "(not shown)" : short(entry.value)}`,
    from: fromWords(entry.value.origin ?? entry.key, reader),
  }));
}

/** One line: a scalar as it is, a collection in braces; the parts that Compose adds by itself are left out. */
function short(value: Value): string {
  const written = value.kind === "scalar" ? String(value.data ?? "null") : flow(value);
  const line = written.replace(/\s+/g, " ");
  return line.length > MOST_WIDTH ? `${line.slice(0, MOST_WIDTH)}…` : line;
}

function flow(value: Value): string {
  if (value.kind === "mapping") {
    const parts = [...value.entries].filter(([, entry]) => entry.value.origin !== undefined);
    return `{${parts.map(([name, entry]) => `${name}: ${short(entry.value)}`).join(", ")}}`;
  }
  return value.kind === "sequence" ? `[${value.items.map(short).join(", ")}]` : String(plain(value));
}

function fromWords(origin: Origin | undefined, reader: Reader): string {
  return origin === undefined ? "added by Compose" : placeWords(reader, origin.uri, origin.span.start);
}

function scalarWords(value: Value, name: string, reader: Reader): string {
  const shown = (one: Value) => (isSecretName(name) ? "a value that is not shown here" : code(short(one)));
  const lines = [`${shown(value)} from ${fromWords(value.origin, reader)}`];
  for (let old = value.replaced; old !== undefined && lines.length < 6; old = old.replaced)
    if (old.origin !== undefined) lines.push(`~~${shown(old)}~~ from ${fromWords(old.origin, reader)}`);
  return lines.map((line) => `- ${line}`).join("\n");
}
