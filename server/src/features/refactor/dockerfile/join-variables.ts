/** ENV, LABEL or ARG instructions in a row → one. */
import { asOneWord } from "../../../semantics/dockerfile/quoteValue.ts";
import type { ArgInstruction, Instruction, KeyValueInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import { commentsIn } from "../runScript.ts";
import { readsEarlier } from "../variablePairs.ts";

export default dockerfileRefactoring({
  id: "dockerfile/join-variables",
  title: "Join ENV, LABEL or ARG lines",
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

type Declaration = KeyValueInstruction | ArgInstruction;

function isDeclaration(instruction: Instruction | undefined): instruction is Declaration {
  return instruction?.keyword === "ENV" || instruction?.keyword === "LABEL" || instruction?.keyword === "ARG";
}

function propose(place: DockerfilePlace): readonly Proposal[] {
  const group = groupOf(place);
  const [first, ...rest] = group;
  if (!first || rest.length === 0) return [];
  const title = `Join the ${first.keyword} lines: ${group.length} become one`;
  const reader = readsEarlier(
    group.flatMap(({ pairs }) => pairs),
    place,
  );
  if (reader !== undefined) return [{ title, refused: `The value of ${reader} reads what the lines above it set.` }];
  const texts = group.map((one) => pairsText(one, place));
  if (texts.includes(undefined)) return [{ title, refused: "The quotes in a value without = have no counterpart." }];
  const last = group.at(-1) ?? first;
  const lines = group.flatMap((one, i) => {
    const from = group[i - 1]?.span.end ?? first.argumentSpan.start;
    return [...commentsIn(place, { start: from, end: one.span.start }), texts[i] ?? ""];
  });
  const text = lines.map((line, i) =>
    line.startsWith("#") || i === lines.length - 1 ? line : `${line} ${place.graph.syntax.escape}`,
  );
  const span = { start: first.argumentSpan.start, end: last.span.end };
  return [{ title, edits: () => [replace(span, text.join(`${place.eol}    `))] }];
}

/** The selected ones, or for a cursor all of the keyword that stand around it in a row. */
function groupOf({ selected, graph }: DockerfilePlace): readonly Declaration[] {
  const [first] = selected;
  if (!isDeclaration(first)) return [];
  const same = (one: Instruction | undefined): one is Declaration =>
    isDeclaration(one) && one.keyword === first.keyword;
  if (selected.length > 1) return selected.every(same) ? selected : [];
  const { instructions } = graph.syntax;
  let from = first.index;
  let to = first.index;
  while (same(instructions[from - 1])) from--;
  while (same(instructions[to + 1])) to++;
  return instructions.slice(from, to + 1).filter(same);
}

/** As written, or the old form in the new one. */
function pairsText(instruction: Declaration, { text, graph }: DockerfilePlace): string | undefined {
  const { start, end } = instruction.argumentSpan;
  const [pair] = instruction.pairs;
  if (instruction.keyword === "ARG" || !instruction.legacy)
    return instruction.pairs.length > 0 ? text.slice(start, end) : undefined;
  const word =
    pair?.value && /^[\w./-]+$/.test(pair.name.raw) ? asOneWord(pair.value.raw, graph.syntax.escape) : undefined;
  return word === undefined ? undefined : `${pair?.name.raw}=${word}`;
}
