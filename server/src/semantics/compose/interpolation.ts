/** `$NAME` and `${NAME…}` as Compose finds them in values (never in keys). */
import type { Span } from "../../text/span.ts";

export type Operator = ":-" | "-" | ":?" | "?" | ":+" | "+";

/** One use of a variable. */
export interface Interpolation {
  /** Where it stands in the searched text. */
  readonly span: Span;
  readonly name: string;
  readonly braced: boolean;
  readonly operator: Operator | undefined;
  /** What stands behind the operator, not expanded. */
  readonly argument: string | undefined;
}

const NAME = /[_a-zA-Z][_a-zA-Z0-9]*/y;
const OPERATOR = /:[-?+]|[-?+]/y;

/** The outermost interpolations of a text; `$$` is a literal dollar. Malformed ones are left out. */
export function interpolationsIn(text: string): readonly Interpolation[] {
  const found: Interpolation[] = [];
  const closings = text.includes("${") ? matchingBraces(text) : new Map<number, number>();
  for (let i = text.indexOf("$"); i >= 0 && i < text.length; i = text.indexOf("$", i)) {
    if (text[i + 1] === "$") i += 2;
    else {
      const one = text[i + 1] === "{" ? braced(text, i, closings) : bare(text, i);
      if (one) found.push(one);
      i = one ? one.span.end : i + 1;
    }
  }
  return found;
}

/** True when Compose may put something else in place of a part of the text, so that its value is not known here. */
export function isInterpolated(text: string): boolean {
  return text.includes("$") && text.replaceAll("$$", "").includes("$");
}

function bare(text: string, start: number): Interpolation | undefined {
  const name = match(NAME, text, start + 1);
  if (name === undefined) return undefined;
  return {
    span: { start, end: start + 1 + name.length },
    name,
    braced: false,
    operator: undefined,
    argument: undefined,
  };
}

function braced(text: string, start: number, closings: ReadonlyMap<number, number>): Interpolation | undefined {
  const close = closings.get(start + 1);
  const name = match(NAME, text, start + 2);
  if (close === undefined || name === undefined) return undefined;
  const after = start + 2 + name.length;
  const span = { start, end: close + 1 };
  if (after === close) return { span, name, braced: true, operator: undefined, argument: undefined };
  const operator = match(OPERATOR, text, after) as Operator | undefined;
  if (operator === undefined) return undefined;
  return { span, name, braced: true, operator, argument: text.slice(after + operator.length, close) };
}

/** The closing brace of each `${`, in one pass. */
function matchingBraces(text: string): Map<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === "$" && text[i + 1] === "{") open.push(++i);
    else if (text[i] === "}") {
      const start = open.pop();
      if (start !== undefined) closings.set(start, i);
    }
  }
  return closings;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
