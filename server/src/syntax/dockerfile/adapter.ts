import { skipWord } from "./characters.ts";
import { splitBlanks } from "./words.ts";
import type { Span } from "../../text/span.ts";
export function keywordSpan(text: string, from: number, to: number): number | undefined {
  return skipWord(text, from, to);
}
export function argumentSpans(text: string, from: number, to: number, _escape: string): Span[] {
  return splitBlanks(text, from, to);
}
