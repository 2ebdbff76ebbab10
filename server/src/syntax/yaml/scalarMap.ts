/** Where each character of a scalar's value stands in the file. */
import type { YamlScalar } from "./syntax.ts";

/**
 * The offset of each character of `scalar.value`, and one behind the last. Undefined for the styles whose characters
 * move (folded text, quotes over several lines, escapes of codes).
 */
export function scalarOffsets(scalar: YamlScalar, text: string): readonly number[] | undefined {
  const offsets = scalar.style === "literal" ? literal(scalar, text) : inline(scalar, text);
  if (offsets === undefined || offsets.length !== scalar.value.length + 1) return undefined;
  return offsets;
}

/** A block behind `|`: the lines below, without their common indentation. */
function literal({ value, span }: YamlScalar, text: string): number[] | undefined {
  const header = text.indexOf("|", span.start);
  const first = header < 0 ? -1 : text.indexOf("\n", header);
  if (first < 0) return value === "" ? [span.end] : undefined;
  const indent = indentation(text, header, first + 1);
  const offsets: number[] = [];
  let line = first + 1;
  while (offsets.length < value.length) {
    if (line > text.length) return undefined;
    const end = text.indexOf("\n", line);
    const stop = end < 0 ? text.length : end;
    const content = text[stop - 1] === "\r" ? stop - 1 : stop;
    for (let i = Math.min(line + indent, content); i < content && offsets.length < value.length; i++) offsets.push(i);
    if (offsets.length < value.length) offsets.push(stop);
    line = stop + 1;
  }
  const same = offsets.every((offset, i) => text[offset] === value[i]);
  return same ? [...offsets, (offsets.at(-1) ?? span.start) + 1] : undefined;
}

/** That of the first line that holds something; a digit in the header says how much of it is indentation. */
function indentation(text: string, header: number, start: number): number {
  const first = /[^ \r\n]/.exec(text.slice(start));
  const at = first === null ? start : start + first.index;
  const column = first === null ? 0 : at - (text.lastIndexOf("\n", at) + 1);
  const given = /^\|[-+]?(\d)/.exec(text.slice(header, header + 4))?.[1];
  if (given === undefined) return column;
  const key = text.slice(text.lastIndexOf("\n", header) + 1, header);
  return Math.min(column, key.length - key.trimStart().length + Number(given));
}

/** One line, plain or in quotes; of escapes those of one character. */
function inline({ value, span, style }: YamlScalar, text: string): number[] | undefined {
  const quote = style === "single" || style === "double";
  if (style === "folded" || style === "missing") return undefined;
  const offsets: number[] = [];
  let at = span.start + (quote ? 1 : 0);
  for (let i = 0; i < value.length; i++) {
    offsets.push(at);
    const doubled = style === "single" && text.startsWith("''", at);
    const escaped = style === "double" && text[at] === "\\";
    if (escaped ? unescaped(text[at + 1]) !== value[i] : text[at] !== value[i]) return undefined;
    at += doubled || escaped ? 2 : 1;
  }
  return [...offsets, at];
}

function unescaped(letter: string | undefined): string | undefined {
  switch (letter) {
    case "n":
      return "\n";
    case "t":
      return "\t";
    default:
      return letter;
  }
}
