import type { Lowering } from "./lower.ts";
import type { MappedText } from "./mappedText.ts";
import type { Word } from "./syntax.ts";
import { lexWord } from "./words.ts";

/** A word that BuildKit expands; what it cannot expand is a problem (not in a trigger, which is expanded elsewhere). */
export function expandedWord(lowering: Lowering, mapped: MappedText, from: number, to: number, onbuild: boolean): Word {
  const { word, fault } = lexWord(mapped, from, to, lowering.escapeChar);
  if (fault && !onbuild) lowering.problems.push(fault);
  return word;
}
