/** A literal value written so that BuildKit reads exactly this value back, in `ENV`, `LABEL` and `ARG` pairs. */

/** In double quotes; what the builder would treat specially in there gets the escape character in front. */
export function quoteValue(value: string, escape: string): string {
  return `"${escapeInQuotes(value, escape)}"`;
}

/** The text as it stands inside double quotes. */
export function escapeInQuotes(value: string, escape: string): string {
  return [...value]
    .map((character) =>
      character === '"' || character === "$" || character === escape ? escape + character : character,
    )
    .join("");
}

/**
 * The value of `ENV name value` written for `ENV name=value`: one word that the builder evaluates to the very same
 * text. In the old form blanks stand free; quotes, escapes and variables are processed in both. Undefined where that
 * cannot be promised: a quote without its partner, or quotes and escapes inside `${…}`.
 */
export function asOneWord(raw: string, escape: string): string | undefined {
  // Rare, and with its own rules of quoting inside: left to people.
  if (/\$\{[^}]*(?:["'\s{]|$)/.test(raw) || (escape === "\\" ? /\$\{[^}]*\\/ : /\$\{[^}]*`/).test(raw))
    return undefined;
  const pieces = evaluate(raw, escape);
  if (!pieces) return undefined;
  if (raw !== "" && !pieces.some(({ free }) => free)) return raw;
  return `"${pieces.map(({ text, variable }) => (variable ? text : escapeInQuotes(text, escape))).join("")}"`;
}

interface Piece {
  readonly text: string;
  readonly variable: boolean;
  /** True for a blank outside quotes, which would end a word. */
  readonly free: boolean;
}

type Step = { readonly pieces: readonly Piece[]; readonly end: number };

const literal = (text: string, free = false): Piece => ({ text, variable: false, free });

function evaluate(raw: string, escape: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < raw.length) {
    const step = next(raw, at, escape);
    if (!step) return undefined;
    pieces.push(...step.pieces);
    at = step.end;
  }
  return pieces;
}

function next(raw: string, at: number, escape: string): Step | undefined {
  const character = raw[at] ?? "";
  if (character === "'") {
    const close = raw.indexOf("'", at + 1);
    return close < 0 ? undefined : { pieces: [literal(raw.slice(at + 1, close))], end: close + 1 };
  }
  if (character === '"') return doubleQuoted(raw, at + 1, escape);
  // The character after an escape is taken as it is; an escape at the very end vanishes.
  if (character === escape) return { pieces: [literal(raw.slice(at + 1, at + 2))], end: at + 2 };
  return variableAt(raw, at) ?? { pieces: [literal(character, /\s/.test(character))], end: at + 1 };
}

function doubleQuoted(raw: string, start: number, escape: string): Step | undefined {
  const pieces: Piece[] = [];
  let at = start;
  while (at < raw.length) {
    const character = raw[at] ?? "";
    if (character === '"') return { pieces, end: at + 1 };
    const after = raw[at + 1];
    const escaped = character === escape && (after === '"' || after === "$" || after === escape);
    const variable = escaped ? undefined : variableAt(raw, at);
    pieces.push(...(variable?.pieces ?? [literal(escaped ? (after ?? "") : character)]));
    at = variable?.end ?? at + (escaped ? 2 : 1);
  }
  return undefined;
}

const VARIABLE = /\$(?:[A-Za-z_]\w*|[0-9]+|[@*#?$!-]|\{[^{}]*\})/y;

/** A variable as written; undefined where there is none. */
function variableAt(raw: string, at: number): Step | undefined {
  if (raw[at] !== "$") return undefined;
  VARIABLE.lastIndex = at;
  const text = VARIABLE.exec(raw)?.[0];
  if (text === undefined) return undefined;
  return { pieces: [{ text, variable: true, free: false }], end: at + text.length };
}
