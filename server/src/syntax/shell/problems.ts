/** What a shell could not read, in our words and with the token that is to blame. */
import type { ParseError } from "unbash";
import type { Lowering } from "./lowerWords.ts";
import { spanOf } from "./place.ts";
import type { ShellProblem } from "./syntax.ts";

export function problemOf({ message, pos }: ParseError, { text, place }: Lowering): ShellProblem {
  const next = behindBlanks(text, Math.min(pos, text.length));
  if (next < text.length) return { span: spanOf(place, next, endOfToken(text, next)), message: wording(message) };
  // Something is missing at the end: the last character is what the eye can see.
  const end = text.trimEnd().length;
  return { span: spanOf(place, Math.max(0, end - 1), end), message: wording(message) };
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && (/[ \t]/.test(text[at] ?? "") || text.startsWith("\\\n", at)))
    at += text[at] === "\\" ? 2 : 1;
  return at;
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^unterminated (.+)$/, "this $1 is never closed"],
  [/^expected '\)' to close (?:subshell|test group)$/, "`)` is missing, which closes the `(`"],
  [/^expected '\}' to close brace group$/, "`}` is missing, which closes the `{`"],
  [/^expected '(.+)' to close '(.+)'$/, "`$1` is missing, which closes `$2`"],
  [/^expected command (.+) '(.+)'$/, "a command is missing $1 `$2`"],
  [/^expected command in (.+)$/, "this $1 is empty"],
  [/^expected '(.+)'$/, "`$1` is missing here"],
  [/^expected redirect target$/, "the redirection names no file"],
  [/^expected compound command as function body$/, "this function has no body in braces"],
  [/^expected (.+)$/, "$1 is missing here"],
  [/^unexpected token 'newline'$/, "the line must not end here"],
  [/^unexpected token '(.+)'$/, "`$1` must not stand here"],
  [/^unexpected (.+)$/, "$1 must not stand here"],
];

function wording(message: string): string {
  for (const [pattern, words] of PATTERNS) {
    if (pattern.test(message)) return message.replace(pattern, words).replace(/\bANSI-C\b/, "$'…'");
  }
  return message;
}

/** An operator, a quote or a word. */
function endOfToken(text: string, start: number): number {
  const match = /^(?:&&|\|\||;;|\|&|<<-?|>>|[;&|()<>"'`]|\$[({]|\n|[^\s;&|()<>"'`]+)/.exec(
    text.slice(start, start + 80),
  );
  return start + (match?.[0].length ?? 0);
}
