/** What the library's tree leaves out: where operators and comments stand. */
import type { Span } from "../../text/span.ts";
import type { Lowering } from "./lowerWords.ts";
import { spanOf } from "./place.ts";
import type { ShellOperator } from "./syntax.ts";

/** The operator that follows a command; right behind it when the text has none there (after an error). */
export function operatorAfter(lowering: Lowering, end: number, text: ShellOperator["text"]): ShellOperator {
  const at = skipBlanks(lowering.text, end);
  const found = lowering.text.startsWith(text, at);
  return { text, span: found ? spanOf(lowering.place, at, at + text.length) : spanOf(lowering.place, end, end) };
}

/** What ends a statement. */
export function terminatorAfter(lowering: Lowering, end: number): ShellOperator | undefined {
  const { text } = lowering;
  let at = skipBlanks(text, end);
  if (text[at] === "#" && at > end) while (at < text.length && text[at] !== "\n") at++;
  const character = text[at];
  if (character !== ";" && character !== "&" && character !== "\n") return undefined;
  // `;;` ends a branch of `case`.
  if (character === ";" && text[at + 1] === ";") return undefined;
  return { text: character, span: spanOf(lowering.place, at, at + 1) };
}

/** Behind blanks and continued lines. */
function skipBlanks(text: string, from: number): number {
  let at = from;
  for (;;) {
    const character = text[at];
    if (character === " " || character === "\t") at++;
    else if (character === "\\" && text[at + 1] === "\n") at += 2;
    else return at;
  }
}

/** Comments between the words of a text: `#` where a word could begin, up to the end of the line. */
export function commentsOf({ text, covered, place }: Lowering): readonly Span[] {
  if (!text.includes("#")) return [];
  const spans: Span[] = [];
  for (let i = 0; i + 1 < covered.length; i += 2) spans.push({ start: covered[i] ?? 0, end: covered[i + 1] ?? 0 });
  spans.sort((a, b) => a.start - b.start);
  const comments: Span[] = [];
  let next = 0;
  let at = text.indexOf("#");
  while (at >= 0) {
    while (next < spans.length && (spans[next]?.end ?? 0) <= at) next++;
    const word = spans[next];
    if (word && word.start <= at) at = text.indexOf("#", Math.max(word.end, at + 1));
    else if (at > 0 && !/[\s;&|()<>]/.test(text[at - 1] ?? "")) at = text.indexOf("#", at + 1);
    else {
      const line = text.indexOf("\n", at);
      const end = line < 0 ? text.length : line;
      comments.push(spanOf(place, at, end));
      at = text.indexOf("#", end);
    }
  }
  return comments;
}
