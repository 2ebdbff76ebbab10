/**
 * Interpolation as Compose does it (compose-go, template/template.go): `$NAME`, `${NAME}`, the operators `:-` `-`
 * `:?` `?` `:+` `+`, nesting in their arguments, `$$` for a dollar. A dollar before anything else stays as it is.
 */
import type { Span } from "../../../text/span.ts";

/** What a variable stands for. */
export interface Variable {
  /** Undefined: not set. */
  readonly value: string | undefined;
  /** False where the environment of the one who runs Compose may say otherwise. */
  readonly certain: boolean;
}

export type Lookup = (name: string) => Variable;

export type TemplateProblem =
  | { readonly kind: "malformed"; readonly span: Span }
  | { readonly kind: "required"; readonly span: Span; readonly name: string; readonly reason: string }
  | { readonly kind: "unset"; readonly span: Span; readonly name: string };

export interface Substitution {
  readonly text: string;
  readonly certain: boolean;
  /** Spans are offsets of the template. */
  readonly problems: readonly TemplateProblem[];
}

const NAME = /[_a-z][_a-z0-9]*/iy;
const OPERATOR = /:[-?+]|[-?+]/y;
/** Deeper nesting is left as it stands, and called uncertain. */
const MAX_NESTING = 40;

export function substitute(template: string, lookup: Lookup): Substitution {
  if (!template.includes("$")) return { text: template, certain: true, problems: [] };
  const run = new Run(template, lookup);
  const text = run.expand(0, template.length, 0);
  return { text, certain: run.certain, problems: run.problems };
}

class Run {
  readonly #text: string;
  readonly #lookup: Lookup;
  readonly problems: TemplateProblem[] = [];
  certain = true;

  constructor(text: string, lookup: Lookup) {
    this.#text = text;
    this.#lookup = lookup;
  }

  expand(start: number, end: number, depth: number): string {
    const text = this.#text;
    let out = "";
    let at = start;
    const lastBrace = new LastBrace(text, end);
    for (let dollar = text.indexOf("$", at); dollar >= 0 && dollar < end; dollar = text.indexOf("$", at)) {
      out += text.slice(at, dollar);
      const next = dollar + 1 < end ? text[dollar + 1] : undefined;
      if (next === "$") {
        out += "$";
        at = dollar + 2;
      } else if (next === "{") {
        const braced = this.#braced(dollar, end, lastBrace.from(dollar), depth);
        out += braced.text;
        at = braced.end;
      } else {
        const name = match(NAME, text, dollar + 1, end);
        out += name === undefined ? "$" : this.#plain(name, { start: dollar, end: dollar + 1 + name.length });
        at = dollar + 1 + (name?.length ?? 0);
      }
    }
    return out + text.slice(at, end);
  }

  #braced(start: number, end: number, last: number, depth: number): { text: string; end: number } {
    const text = this.#text;
    const name = match(NAME, text, start + 2, end);
    const after = start + 2 + (name?.length ?? 0);
    if (name !== undefined && text[after] === "}" && after < end)
      return { text: this.#plain(name, { start, end: after + 1 }), end: after + 1 };
    const operator = name === undefined ? undefined : match(OPERATOR, text, after, end);
    if (name === undefined || operator === undefined || last < after + operator.length) {
      this.problems.push({ kind: "malformed", span: { start, end: malformedEnd(text, start, end) } });
      return { text: "", end: start + 2 };
    }
    const closing = closingBrace(text, start, last);
    const argument = { start: after + operator.length, end: closing };
    const value = this.#operated(name, operator, argument, { start, end: closing + 1 }, depth);
    return { text: value, end: closing + 1 };
  }

  #plain(name: string, span: Span): string {
    const { value, certain } = this.#lookup(name);
    if (!certain) this.certain = false;
    if (value === undefined) this.problems.push({ kind: "unset", span, name });
    return value ?? "";
  }

  #operated(name: string, operator: string, argument: Span, span: Span, depth: number): string {
    const { value, certain } = this.#lookup(name);
    if (!certain) this.certain = false;
    const missing = value === undefined || (operator.startsWith(":") && value === "");
    const useArgument = operator.endsWith("+") ? !missing : missing;
    if (!useArgument) return value ?? "";
    if (depth >= MAX_NESTING) {
      this.certain = false;
      return this.#text.slice(argument.start, argument.end);
    }
    const text = this.expand(argument.start, argument.end, depth + 1);
    if (!operator.endsWith("?")) return text;
    this.problems.push({ kind: "required", span, name, reason: text });
    return "";
  }
}

/** The last `}` of the line that an offset stands on: Compose's pattern reaches that far. */
class LastBrace {
  readonly #text: string;
  readonly #end: number;
  #brace = -1;
  #lineEnd = -1;

  constructor(text: string, end: number) {
    this.#text = text;
    this.#end = end;
  }

  from(offset: number): number {
    if (offset > this.#lineEnd) {
      const line = this.#text.indexOf("\n", offset);
      this.#lineEnd = line < 0 || line > this.#end ? this.#end : line;
      const brace = this.#text.lastIndexOf("}", this.#lineEnd - 1);
      this.#brace = brace >= offset ? brace : -1;
    }
    return this.#brace;
  }
}

/** As compose-go's getFirstBraceClosingIndex: every `{` counts, and the character behind it is passed over. */
function closingBrace(text: string, start: number, last: number): number {
  let open = 0;
  for (let i = start; i <= last; i++) {
    if (text[i] === "}" && --open === 0) return i;
    if (text[i] === "{") {
      open++;
      i++;
    }
  }
  return last;
}

/** To the closing brace where there is one near, else the two characters themselves. */
function malformedEnd(text: string, start: number, end: number): number {
  const close = /^[^${}\n]*\}/.exec(text.slice(start + 2, Math.min(end, start + 80)));
  return start + 2 + (close?.[0].length ?? 0);
}

function match(pattern: RegExp, text: string, at: number, end: number): string | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text)?.[0];
  return found === undefined || at + found.length > end ? undefined : found;
}
