/** Where the parts of a scalar's text stand in the file. */
import type { Span } from "../../text/span.ts";
import type { YamlScalar } from "./syntax.ts";

/**
 * The place of `value[start, end)` in the file. Where folding or escapes have moved the characters it is looked for by
 * its text, and is the whole scalar where that does not tell.
 */
export function spanInside(scalar: YamlScalar, start: number, end: number, text: string): Span {
  const quote = scalar.style === "single" || scalar.style === "double" ? 1 : 0;
  const from = scalar.span.start + quote;
  const moved = scalar.span.end - quote - from !== scalar.value.length;
  if (moved || !text.startsWith(scalar.value.slice(0, end), from)) return sameOccurrence(scalar, start, end, text);
  return { start: from + start, end: from + end };
}

/** Of equal pieces of the value, the one that stands at the same place in the row of them in the source. */
function sameOccurrence(scalar: YamlScalar, start: number, end: number, text: string): Span {
  const piece = scalar.value.slice(start, end);
  const source = text.slice(scalar.span.start, scalar.span.end);
  if (piece === "" || piece.includes("\n")) return scalar.span;
  const inValue = occurrences(scalar.value, piece);
  const inSource = occurrences(source, piece);
  const at = inSource[inValue.indexOf(start)];
  if (at === undefined || inValue.length !== inSource.length) return scalar.span;
  return { start: scalar.span.start + at, end: scalar.span.start + at + piece.length };
}

function occurrences(text: string, piece: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(piece); at >= 0; at = text.indexOf(piece, at + 1)) found.push(at);
  return found;
}

/** The offset in the scalar's value of a place in the file; undefined where it cannot be told. */
export function offsetInside(scalar: YamlScalar, offset: number, text: string): number | undefined {
  const whole = spanInside(scalar, 0, scalar.value.length, text);
  const quoted = scalar.style === "single" || scalar.style === "double";
  if (quoted && whole.start === scalar.span.start) return undefined;
  if (whole.end - whole.start !== scalar.value.length) return undefined;
  return offset >= whole.start && offset <= whole.end ? offset - whole.start : undefined;
}
