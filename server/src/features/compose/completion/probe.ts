/**
 * The tree that the file would have with a word at the cursor. A line that is being typed is broken: no colon, an open
 * quote or bracket, a missing dash. A copy of the text gets a mark where the cursor is (and what the line still lacks),
 * and what holds the mark in the copy's tree is the place. Before the cursor both texts are the same.
 */
import { parseYaml } from "../../../syntax/yaml/parse.ts";
import type { YamlSyntax } from "../../../syntax/yaml/syntax.ts";
import { locate, type Located } from "./locate.ts";

/** A letter for private use: YAML reads it as text, and no file has it. */
export const MARK = "\uE000";

export interface Probe {
  readonly text: string;
  readonly syntax: YamlSyntax;
  readonly located: Located;
  /** The item's dash is not there yet. */
  readonly dashed: boolean;
}

/** Undefined where the cursor stands in no value and no key: in a comment, a tag, the name of an anchor. */
export function probe(text: string, offset: number): Probe | undefined {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  const after = text.slice(offset);
  const line = before.slice(lineStart);
  const plain = attempt(`${before}${MARK}${after}`, offset);
  const closers = closersOf(line);
  // A bracket that is closed on a later line leaves no error.
  if (closers !== "" && (plain.located === undefined || plain.syntax.errors.length > 0)) {
    const rest = after.slice(0, endOfLine(after));
    const closed = attempt(`${before}${MARK}${closers}${after.slice(rest.length)}`, offset);
    if (closed.located) return { ...closed, located: closed.located, dashed: false };
  }
  if (plain.located && !plain.located.misplaced) return { ...plain, located: plain.located, dashed: false };
  const indent = /^ */.exec(line)?.[0] ?? "";
  if (!/^\S*$/.test(line.slice(indent.length)) || plain.located === undefined) return undefined;
  // As deep as the dashes of a list above: the next item.
  const at = lineStart + indent.length;
  const dashed = attempt(`${text.slice(0, at)}- ${text.slice(at, offset)}${MARK}${after}`, offset + 2);
  return dashed.located?.role === "item" && dashed.located.siblings > 1
    ? { ...dashed, located: dashed.located, dashed: true }
    : undefined;
}

function attempt(text: string, offset: number) {
  const syntax = parseYaml(text);
  return { text, syntax, located: locate(syntax, text, offset) };
}

function endOfLine(text: string): number {
  const end = text.search(/\r?\n/);
  return end < 0 ? text.length : end;
}

const CLOSING: Readonly<Record<string, string>> = { "[": "]", "{": "}" };

/** What would close the quotes and brackets that a line leaves open. */
function closersOf(line: string): string {
  const open: string[] = [];
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const character = line.charAt(i);
    if (quote !== "") {
      if (character === "\\" && quote === '"') i++;
      else if (character === quote) quote = "";
    } else if (/[\s[{,]/.test(line.charAt(i - 1)) || i === 0) {
      if (character === '"' || character === "'") quote = character;
      else if (character === "#") break;
    }
    if (quote !== "") continue;
    if (CLOSING[character] !== undefined && line.charAt(i - 1) !== "$") open.push(CLOSING[character]);
    else if (character === open.at(-1)) open.pop();
  }
  return quote + open.reverse().join("");
}
