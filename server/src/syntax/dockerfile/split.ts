/** Where words begin and end: two ways, neither of which is a shell's. */
import type { Span } from "../../text/span.ts";
import { isSpace, skipBlanks, skipWord } from "./characters.ts";

/** The ranges between blanks, whatever quotes say: BuildKit splits FROM, COPY, EXPOSE … so. */
export function splitBlanks(text: string, from: number, to: number): Span[] {
  const words: Span[] = [];
  for (let at = skipBlanks(text, from, to); at < to; ) {
    const end = skipWord(text, at, to);
    words.push({ start: at, end });
    at = skipBlanks(text, end, to);
  }
  return words;
}

/** The ranges between spaces outside quotes: BuildKit splits ENV, LABEL and ARG so. */
export function splitQuoted(text: string, from: number, to: number, escapeChar: string): Span[] {
  const words: Span[] = [];
  let start = -1;
  let quote = "";
  for (let i = from; i < to; i++) {
    const ch = text.charAt(i);
    if (start < 0) {
      if (isSpace(ch.charCodeAt(0))) continue;
      start = i;
    }
    if (ch === escapeChar && quote !== "'") i++;
    else if (quote !== "") quote = ch === quote ? "" : quote;
    else if (ch === "'" || ch === '"') quote = ch;
    else if (isSpace(ch.charCodeAt(0))) {
      words.push({ start, end: i });
      start = -1;
    }
  }
  if (start >= 0) words.push({ start, end: to });
  return words;
}
