/** Edits that add a name to a top-level section of a Compose file, in the style that the file has. */
import { mappingOf, type YamlMapping, type YamlPair } from "../../syntax/yaml/syntax.ts";
import { insert, type TextEdit } from "../../text/edits.ts";
import type { ComposeFile } from "./file.ts";

/** Declares `name` under `section`, which is made where it is missing; undefined where the file's form leaves no place. */
export function declareEdit(file: ComposeFile, section: string, name: string): TextEdit | undefined {
  const { text } = file;
  const root = file.roots.find((candidate) => candidate.byName.has(section)) ?? file.roots.at(-1);
  if (root === undefined || root.flow) return undefined;
  const break_ = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = indentOf(root, text);
  const pair = root.byName.get(section);
  if (pair === undefined) {
    const last = root.pairs.at(-1);
    if (last === undefined) return undefined;
    const at = lineEnd(text, last.span.end);
    return insert(at, `${break_}${break_}${section}:${break_}${indent}${name}:${text.length === at ? break_ : ""}`);
  }
  return into(pair, name, text, break_, indent);
}

function into(pair: YamlPair, name: string, text: string, break_: string, indent: string): TextEdit | undefined {
  const { value } = pair;
  if (value.type === "scalar" && value.style === "missing") {
    return insert(lineEnd(text, pair.key.span.end + 1), `${break_}${indent}${name}:`);
  }
  const mapping = value.type === "mapping" ? mappingOf(value) : undefined;
  if (mapping === undefined) return undefined;
  if (mapping.flow) {
    const first = mapping.pairs.length === 0;
    return insert(mapping.span.end - 1, first ? `${name}: {}` : `, ${name}: {}`);
  }
  const last = mapping.pairs.at(-1);
  const first = mapping.pairs[0];
  if (last === undefined || first === undefined) return undefined;
  return insert(lineEnd(text, last.span.end), `${break_}${columnIndent(text, first.span.start)}${name}:`);
}

/** Adds lines to a mapping in block style, below its last key; each line is indented as the keys are. */
export function appendEdit(text: string, mapping: YamlMapping, lines: readonly string[]): TextEdit | undefined {
  const first = mapping.pairs[0];
  const last = mapping.pairs.at(-1);
  if (mapping.flow || first === undefined || last === undefined) return undefined;
  const break_ = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = columnIndent(text, first.span.start);
  return insert(lineEnd(text, last.span.end), lines.map((line) => break_ + indent + line).join(""));
}

/** The step that the file indents by. */
function indentOf(root: YamlMapping, text: string): string {
  for (const { value } of root.pairs) {
    const first = value.type === "mapping" && !value.flow ? value.pairs[0] : undefined;
    if (first) return columnIndent(text, first.span.start);
  }
  return "  ";
}

function columnIndent(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^ */.exec(text.slice(line, offset))?.[0] ?? "";
}

/** The end of the line that holds the last character before `offset` that is not blank. */
function lineEnd(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && /\s/.test(text[at - 1] ?? "")) at--;
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}
