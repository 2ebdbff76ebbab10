/** Where the parts of a scalar's text stand in the file. */
import type { Span } from "../../text/span.ts";
import type { YamlScalar } from "./syntax.ts";

/**
 * The place of `value[start, end)` in the file; the whole scalar where folding or escapes have moved the characters.
 */
export function spanInside(scalar: YamlScalar, start: number, end: number, text: string): Span {
  const quote = scalar.style === "single" || scalar.style === "double" ? 1 : 0;
  const from = scalar.span.start + quote;
  if (scalar.span.end - quote - from !== scalar.value.length) return scalar.span;
  if (!text.startsWith(scalar.value.slice(0, end), from)) return scalar.span;
  return { start: from + start, end: from + end };
}

/** The offset in the scalar's value of a place in the file; undefined where it cannot be told. */
export function offsetInside(scalar: YamlScalar, offset: number, text: string): number | undefined {
  const whole = spanInside(scalar, 0, scalar.value.length, text);
  const quoted = scalar.style === "single" || scalar.style === "double";
  if (quoted && whole.start === scalar.span.start) return undefined;
  if (whole.end - whole.start !== scalar.value.length) return undefined;
  return offset >= whole.start && offset <= whole.end ? offset - whole.start : undefined;
}
