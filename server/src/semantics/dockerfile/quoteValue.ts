/** A literal value written so that BuildKit reads exactly this value back, in `ENV`, `LABEL` and `ARG` pairs. */

/** In double quotes; what the builder would treat specially in there gets the escape character in front. */
export function quoteValue(value: string, escapeCharacter: string): string {
  return `"${escapeInQuotes(value, escapeCharacter)}"`;
}

/** The text as it stands inside double quotes. */
export function escapeInQuotes(value: string, escapeCharacter: string): string {
  return [...value]
    .map((character) =>
      character === '"' || character === "$" || character === escapeCharacter ? escapeCharacter + character : character,
    )
    .join("");
}

/**
 * The value of `ENV name value` written for `ENV name=value`: one word that the builder evaluates to the very same
 * text. In the old form blanks stand free; quotes, escapes and variables are processed in both. Undefined where that
 * cannot be promised: a quote without its partner, or quotes and escapes inside `${…}`.
 */
export function asOneWord(raw: string, escapeCharacter: string): string | undefined {
  // Rare, and with its own rules of quoting inside: left to people.
  if (/\$\{[^}]*(?:["'\s{]|$)/.test(raw) || (escapeCharacter === "\\" ? /\$\{[^}]*\\/ : /\$\{[^}]*`/).test(raw))
    return undefined;
  const pieces = evaluate(raw, escapeCharacter);
  if (!pieces) return undefined;
  if (raw !== "" && !pieces.some(({ free }) => free)) return raw;
  const inner = pieces.map((piece, i) =>
    piece.variable ? apart(piece.text, pieces[i + 1]?.text) : escapeInQuotes(piece.text, escapeCharacter),
  );
  return `"${inner.join("")}"`;
}

/** A variable with braces where the text behind it, free of its quotes now, would lengthen the name. */
function apart(variable: string, after = ""): string {
  return /^\$[\p{L}\p{Nd}_]/u.test(variable) && /^[\p{L}\p{Nd}_]/u.test(after) ? `\${${variable.slice(1)}}` : variable;
}

interface Piece {
  readonly text: string;
  readonly variable: boolean;
  /** True for a blank outside quotes, which would end a word. */
  readonly free: boolean;
}

type Step = { readonly pieces: readonly Piece[]; readonly end: number };

const literal = (text: string, free = false): Piece => ({ text, variable: false, free });

function evaluate(raw: string, escapeCharacter: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let at = 0;
  while (at < raw.length) {
    const step = next(raw, at, escapeCharacter);
    if (!step) return undefined;
    pieces.push(...step.pieces);
    at = step.end;
  }
  return pieces;
}

function next(raw: string, at: number, escapeCharacter: string): Step | undefined {
  const character = raw[at] ?? "";
  if (character === "'") {
    const close = raw.indexOf("'", at + 1);
    return close < 0 ? undefined : { pieces: [literal(raw.slice(at + 1, close))], end: close + 1 };
  }
  if (character === '"') return doubleQuoted(raw, at + 1, escapeCharacter);
  // The character after an escape is taken as it is; an escape at the very end vanishes.
  if (character === escapeCharacter) return { pieces: [literal(raw.slice(at + 1, at + 2))], end: at + 2 };
  return variableAt(raw, at) ?? { pieces: [literal(character, /\s/.test(character))], end: at + 1 };
}

function doubleQuoted(raw: string, start: number, escapeCharacter: string): Step | undefined {
  const pieces: Piece[] = [];
  let at = start;
  while (at < raw.length) {
    const character = raw[at] ?? "";
    if (character === '"') return { pieces, end: at + 1 };
    const after = raw[at + 1];
    const escaped = character === escapeCharacter && (after === '"' || after === "$" || after === escapeCharacter);
    const variable = escaped ? undefined : variableAt(raw, at);
    pieces.push(...(variable?.pieces ?? [literal(escaped ? (after ?? "") : character)]));
    at = variable?.end ?? at + (escaped ? 2 : 1);
  }
  return undefined;
}

const VARIABLE = /\$(?:[\p{L}_][\p{L}\p{Nd}_]*|\p{Nd}+|[@*#?$!-]|\{[^{}]*\})/uy;

/** A variable as written; undefined where there is none. */
function variableAt(raw: string, at: number): Step | undefined {
  if (raw[at] !== "$") return undefined;
  VARIABLE.lastIndex = at;
  const text = VARIABLE.exec(raw)?.[0];
  if (text === undefined) return undefined;
  return { pieces: [{ text, variable: true, free: false }], end: at + text.length };
}
