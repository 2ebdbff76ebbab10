/** How lists of words become completions. */
import type { Span } from "../../../text/span.ts";
import type { Completion, CompletionKind } from "../../shared/completion.ts";

/** A word and what it means, in one line. */
export type WordWithMeaning = readonly [word: string, meaning: string];

export function wordCompletions(
  words: readonly (string | WordWithMeaning)[],
  span: Span,
  kind: CompletionKind = "value",
): readonly Completion[] {
  return words.map((entry) => {
    if (typeof entry === "string") return { label: entry, kind, span };
    const [label, detail] = entry;
    return { label, kind, detail, span };
  });
}

/** Of several with the same label the first. */
export function withoutRepeats(items: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}
