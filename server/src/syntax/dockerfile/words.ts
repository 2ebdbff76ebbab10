/** Words made of the lexer's parts, and words that nobody expands. */
import { Lexer, type WordFault } from "./lexer.ts";
import { type MappedText, spanAt } from "./mappedText.ts";
import type { Word, WordPart } from "./syntax.ts";

export interface LexedWord {
  readonly word: Word;
  /** The first fault: BuildKit stops there. */
  readonly fault: WordFault | undefined;
}

/** Reads `from..to` of the text as one word. */
export function lexWord(mapped: MappedText, from: number, to: number, escapeChar: string): LexedWord {
  const lexer = new Lexer(mapped, from, to, escapeChar);
  const parts = lexer.until(undefined);
  const word = { span: spanAt(mapped, from, to), raw: mapped.text.slice(from, to), parts, literal: literalOf(parts) };
  return { word, fault: lexer.fault };
}

/** A word that nobody expands or unquotes, such as a stage's name. */
export function plainWord(mapped: MappedText, from: number, to: number): Word {
  const span = spanAt(mapped, from, to);
  const raw = mapped.text.slice(from, to);
  return { span, raw, parts: raw === "" ? [] : [{ kind: "text", span, text: raw, quote: "none" }], literal: raw };
}

function literalOf(parts: readonly WordPart[]): string | undefined {
  let literal = "";
  for (const part of parts) {
    if (part.kind === "variable") return undefined;
    literal += part.text;
  }
  return literal;
}
