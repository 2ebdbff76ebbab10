/** What a shell could not read, in our words and with the token that is to blame. */
import type { ParseError } from "unbash";
import type { Lowering } from "./lowerWords.ts";
import { spanOf } from "./place.ts";
import type { ShellProblem } from "./syntax.ts";

export function problemOf({ message, pos }: ParseError, { text, place }: Lowering): ShellProblem {
  const start = Math.min(pos, text.length);
  return { span: spanOf(place, start, endOfToken(text, start)), message: wording(message) };
}

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^unterminated (.+)$/, "this $1 is never closed"],
  [/^expected '(.+)' to close '?(.+?)'?$/, "`$1` is missing, which closes `$2`"],
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

/** An operator, a quote or a word; nothing at the end of the text. */
function endOfToken(text: string, start: number): number {
  const match = /^(?:&&|\|\||;;|\|&|<<-?|>>|[;&|()<>"'`]|\$[({]|\n|[^\s;&|()<>"'`]+)/.exec(
    text.slice(start, start + 80),
  );
  return start + (match?.[0].length ?? 0);
}
