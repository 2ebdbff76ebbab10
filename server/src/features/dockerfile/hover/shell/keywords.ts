/** Words that only the shell reads: `if`, `for`, `{`, `!` … */
import type { ShellScript } from "../../../../syntax/shell/syntax.ts";
import { code } from "../../../../text/markdown.ts";
import type { Text } from "../place.ts";

const KEYWORDS: readonly (readonly [string, string])[] = [
  ["if", "runs the part behind `then` if the command here succeeds"],
  ["then", "what runs if the condition succeeds"],
  ["elif", "the next condition, if none before it has succeeded"],
  ["else", "what runs if no condition succeeds"],
  ["fi", "ends `if`"],
  ["for", "repeats the part behind `do` for each word"],
  ["while", "repeats the part behind `do` while the command here succeeds"],
  ["until", "repeats the part behind `do` until the command here succeeds"],
  ["do", "begins what is repeated"],
  ["done", "ends the loop"],
  ["case", "compares the word with patterns"],
  ["esac", "ends `case`"],
  ["in", "what follows are the words or patterns"],
  ["function", "defines a command of this script"],
  ["!", "turns success into failure and the other way round; `set -e` does not look at it"],
  ["{", "begins a group of commands"],
  ["}", "ends a group of commands"],
  ["(", "begins commands in a shell of their own: `cd` and variables are gone behind it"],
  [")", "ends commands in a shell of their own"],
];

/** Only where no word of a command stands; the caller has looked for these. */
export function keywordAt(script: ShellScript, offset: number, text: string): Text | undefined {
  if (offset < script.span.start || offset > script.span.end) return undefined;
  if (script.comments.some(({ start, end }) => start <= offset && offset <= end)) return undefined;
  const before = /(?:[\w.$-]+|[!{}()])?$/.exec(text.slice(Math.max(script.span.start, offset - 10), offset))?.[0] ?? "";
  const after = /^(?:[\w.$-]+|[!{}()])?/.exec(text.slice(offset, offset + 10))?.[0] ?? "";
  const joined = `${before}${after}`;
  const [word, meaning] = KEYWORDS.find(([one]) => one === joined) ?? KEYWORDS.find(([one]) => one === after) ?? [];
  if (word === undefined || meaning === undefined) return undefined;
  const start = word === joined ? offset - before.length : offset;
  return { span: { start, end: start + word.length }, markdown: `${code(word)}: ${meaning}` };
}
