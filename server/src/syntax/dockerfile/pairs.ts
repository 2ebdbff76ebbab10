/** `NAME=value` lists of ENV, LABEL and ARG, and the old `ENV NAME value`. */
import type { Span } from "../../text/span.ts";
import type { Base } from "./arguments.ts";
import { skipBlanks, skipWord } from "./characters.ts";
import { expandedWord } from "./expansion.ts";
import type { Lowering } from "./lower.ts";
import { spanAt } from "./mappedText.ts";
import type { KeyValue } from "./syntax.ts";
import { splitQuoted } from "./split.ts";

interface Pairs {
  readonly pairs: readonly KeyValue[];
  readonly legacy: boolean;
}

/** Reads the pairs of `argument`, a range of the joined text. */
export function lowerPairs(lowering: Lowering, base: Base, keyword: "ENV" | "LABEL" | "ARG", argument: Span): Pairs {
  const { mapped, escapeChar } = lowering;
  const words = splitQuoted(mapped.text, argument.start, argument.end, escapeChar);
  const [first] = words;
  if (keyword !== "ARG" && first && !mapped.text.slice(first.start, first.end).includes("=")) {
    return { pairs: [legacyPair(lowering, base, keyword, argument)], legacy: true };
  }
  const pairs = words.map((word) => {
    const pair = pairOf(lowering, word, base.onbuild);
    if (keyword !== "ARG" && pair.value === undefined) {
      const message = `${pair.name.raw} has no =, but ${keyword} takes NAME=value here`;
      lowering.problems.push({ code: "missing-equals", message, span: pair.span });
    }
    return pair;
  });
  return { pairs, legacy: false };
}

function pairOf(lowering: Lowering, { start, end }: Span, onbuild: boolean): KeyValue {
  const { mapped } = lowering;
  const equals = mapped.text.slice(start, end).indexOf("=");
  const nameEnd = equals < 0 ? end : start + equals;
  return {
    span: spanAt(mapped, start, end),
    name: expandedWord(lowering, mapped, start, nameEnd, onbuild),
    value: nameEnd < end ? expandedWord(lowering, mapped, nameEnd + 1, end, onbuild) : undefined,
  };
}

/** The first blank parts name and value, quotes or not; the value goes on to the end. */
function legacyPair(lowering: Lowering, base: Base, keyword: string, { start, end }: Span): KeyValue {
  const { mapped } = lowering;
  const nameEnd = skipWord(mapped.text, start, end);
  const value = skipBlanks(mapped.text, nameEnd, end);
  const span = spanAt(mapped, start, end);
  if (nameEnd === end) {
    lowering.problems.push({ code: "missing-value", message: `${keyword} needs a name and a value`, span });
  }
  return {
    span,
    name: expandedWord(lowering, mapped, start, nameEnd, base.onbuild),
    value: nameEnd < end ? expandedWord(lowering, mapped, value, end, base.onbuild) : undefined,
  };
}
