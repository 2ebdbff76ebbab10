/**
 * Compose's interpolation of one text (compose-go: template/template.go, Substitute): `$NAME`, `${NAME}`,
 * `${NAME:-default}` with the operators `:- - :? ? :+ +`, nested, `$$` for a dollar.
 */

/** The value of a variable; undefined when it is unset. */
export type Lookup = (name: string) => string | undefined;

export type SubstitutionError =
  /** `${` without a name or without its brace: nothing of the text can be read. */
  | { readonly kind: "invalid"; readonly offset: number }
  /** `${NAME:?reason}` of a variable that has no value. */
  | { readonly kind: "required"; readonly name: string; readonly reason: string };

export type Substitution = { readonly value: string } | { readonly error: SubstitutionError };

/** Deeper defaults in defaults than this count as invalid. */
const DEEPEST = 100;

const NAME = /[_a-z][_a-z0-9]*/iuy;
const OPERATOR = /:?[-+?]/y;

/** The text with its variables replaced; unset ones are empty. The first error only, as in Compose. */
export function substitute(template: string, lookup: Lookup): Substitution {
  try {
    return { value: expand(template, lookup, 0) };
  } catch (error) {
    if (error instanceof Refusal) return { error: error.cause };
    throw error;
  }
}

class Refusal extends Error {
  override readonly cause: SubstitutionError;

  constructor(cause: SubstitutionError) {
    super(cause.kind);
    this.cause = cause;
  }
}

function expand(template: string, lookup: Lookup, depth: number): string {
  let result = "";
  let at = 0;
  const line = { end: -1, lastBrace: -1 };
  for (let dollar = template.indexOf("$"); dollar >= 0; dollar = template.indexOf("$", at)) {
    result += template.slice(at, dollar);
    const next = template[dollar + 1];
    if (next === "$") {
      result += "$";
      at = dollar + 2;
    } else if (next === "{") {
      if (depth > DEEPEST) throw new Refusal({ kind: "invalid", offset: dollar });
      const end = bracedEnd(template, dollar, line);
      result += braced(template.slice(dollar + 2, end - 1), dollar, lookup, depth);
      at = end;
    } else {
      const name = matched(NAME, template, dollar + 1);
      result += name === undefined ? "$" : (lookup(name) ?? "");
      at = dollar + 1 + (name?.length ?? 0);
    }
  }
  return result + template.slice(at);
}

/** Behind the brace that ends the `${` at `dollar`, found as the library finds it. */
function bracedEnd(template: string, dollar: number, line: { end: number; lastBrace: number }): number {
  const name = matched(NAME, template, dollar + 2);
  if (name === undefined) throw new Refusal({ kind: "invalid", offset: dollar });
  const after = dollar + 2 + name.length;
  if (template[after] === "}") return after + 1;
  if (matched(OPERATOR, template, after) === undefined) throw new Refusal({ kind: "invalid", offset: dollar });
  if (line.end < dollar) {
    const end = template.indexOf("\n", dollar);
    line.end = end < 0 ? template.length : end;
    line.lastBrace = template.lastIndexOf("}", line.end);
  }
  if (line.lastBrace < after) throw new Refusal({ kind: "invalid", offset: dollar });
  return closing(template, dollar, line.lastBrace) + 1;
}

/** As getFirstBraceClosingIndex: the character behind an opening brace is not looked at. */
function closing(template: string, start: number, last: number): number {
  let open = 0;
  for (let at = start; at <= last; at++) {
    if (template[at] === "}") {
      open--;
      if (open === 0) return at;
    }
    if (template[at] === "{") {
      open++;
      at++;
    }
  }
  return last;
}

function braced(content: string, offset: number, lookup: Lookup, depth: number): string {
  const name = matched(NAME, content, 0) ?? "";
  const operator = matched(OPERATOR, content, name.length);
  const value = lookup(name);
  if (operator === undefined) {
    if (name.length < content.length) throw new Refusal({ kind: "invalid", offset });
    return value ?? "";
  }
  const argument = content.slice(name.length + operator.length);
  const missing = value === undefined || (operator.startsWith(":") && value === "");
  switch (operator.at(-1)) {
    case "-":
      return missing ? expand(argument, lookup, depth + 1) : value;
    case "+":
      return missing ? (value ?? "") : expand(argument, lookup, depth + 1);
    default:
      if (!missing) return value;
      throw new Refusal({ kind: "required", name, reason: expand(argument, lookup, depth + 1) });
  }
}

function matched(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
