/** Pairs of ENV, LABEL and ARG, and which of them read each other. */
import type { KeyValue } from "../../syntax/dockerfile/syntax.ts";
import { contains } from "../../text/span.ts";
import type { DockerfilePlace } from "./dockerfileRefactoring.ts";

/** The name of the first pair whose value uses a name that a pair before it sets; undefined when none does. */
export function readsEarlier(pairs: readonly KeyValue[], { graph }: DockerfilePlace): string | undefined {
  const names = new Set<string>();
  for (const pair of pairs) {
    const uses = graph.uses.filter(({ part }) => contains(pair.span, part.span));
    if (uses.some(({ part }) => names.has(part.name))) return pair.name.raw;
    names.add(pair.name.raw);
  }
  return undefined;
}
