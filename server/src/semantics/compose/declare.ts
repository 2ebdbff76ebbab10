/** Edits that add a name to a top-level section of a Compose file, in the style that the file has. */
import { mappingOf, type YamlMapping, type YamlNode, type YamlPair } from "../../syntax/yaml/syntax.ts";
import { stringSource } from "../../syntax/yaml/edits.ts";
import { insert, type TextEdit } from "../../text/edits.ts";
import type { ComposeFile } from "./file.ts";

/** Declares `name` (with one line below it) under `section`, which is made where it is missing; undefined where the file's form leaves no place. */
export function declareEdit(file: ComposeFile, section: string, name: string, body?: string): TextEdit | undefined {
  const { text } = file;
  // A key must be text, even if it is called 5.
  const key = stringSource(name);
  const root = file.roots.find((candidate) => candidate.byName.has(section)) ?? file.roots.at(-1);
  if (root === undefined || root.flow) return undefined;
  const break_ = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = indentOf(root, text);
  const pair = root.byName.get(section);
  if (pair === undefined) {
    const last = root.pairs.at(-1);
    if (last === undefined) return undefined;
    const at = lineEnd(text, last.span.end);
    const below = body === undefined ? "" : `${break_}${indent}${indent}${body}`;
    return insert(
      at,
      `${break_}${break_}${section}:${break_}${indent}${key}:${below}${text.length === at ? break_ : ""}`,
    );
  }
  return into(pair, { name: key, body }, text, break_, indent);
}

interface Entry {
  readonly name: string;
  readonly body: string | undefined;
}

function into(
  pair: YamlPair,
  { name, body }: Entry,
  text: string,
  break_: string,
  indent: string,
): TextEdit | undefined {
  const below = (lead: string) => (body === undefined ? "" : `${break_}${lead}${indent}${body}`);
  const { value } = pair;
  if (value.type === "scalar" && value.style === "missing") {
    return insert(lineEnd(text, pair.key.span.end + 1), `${break_}${indent}${name}:${below(indent)}`);
  }
  const mapping = value.type === "mapping" ? mappingOf(value) : undefined;
  if (mapping === undefined) return undefined;
  if (mapping.flow) {
    const first = mapping.pairs.length === 0;
    const value = `${name}: {${body === undefined ? "" : ` ${body} `}}`;
    return insert(mapping.span.end - 1, first ? value : `, ${value}`);
  }
  const last = mapping.pairs.at(-1);
  const first = mapping.pairs[0];
  if (last === undefined || first === undefined) return undefined;
  const lead = columnIndent(text, first.span.start);
  return insert(lineEnd(text, last.span.end), `${break_}${lead}${name}:${below(lead)}`);
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

/** Adds an item to a list, in its style; undefined for an empty list and for anything else. */
export function appendItem(list: YamlNode, item: string, text: string): TextEdit | undefined {
  const last = list.type === "sequence" ? list.items.at(-1) : undefined;
  if (list.type !== "sequence" || last === undefined) return undefined;
  if (list.flow) return insert(last.span.end, `, ${item}`);
  const break_ = text.includes("\r\n") ? "\r\n" : "\n";
  const line = text.lastIndexOf("\n", list.span.start - 1) + 1;
  const lead = /^ */.exec(text.slice(line, list.span.start))?.[0] ?? "";
  return insert(lineEnd(text, last.span.end), `${break_}${lead}- ${item}`);
}

/** The step that the file indents by. */
function indentOf(root: YamlMapping, text: string): string {
  for (const { value } of root.pairs) {
    const first = value.type === "mapping" && !value.flow ? value.pairs[0] : undefined;
    if (first) return columnIndent(text, first.span.start);
  }
  return "  ";
}

/** The blanks at the beginning of an offset's line. */
export function columnIndent(text: string, offset: number): string {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  return /^ */.exec(text.slice(line, offset))?.[0] ?? "";
}

/** The end of the line that holds the last character before `offset` that is not blank. */
export function lineEnd(text: string, offset: number): number {
  let at = Math.min(offset, text.length);
  while (at > 0 && /\s/.test(text[at - 1] ?? "")) at--;
  const end = text.slice(at).search(/\r?\n/);
  return end < 0 ? text.length : at + end;
}
