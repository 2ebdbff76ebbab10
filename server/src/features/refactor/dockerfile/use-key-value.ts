/** `ENV name value` and `LABEL name value` → `name=value`. */
import { asOneWord } from "../../../semantics/dockerfile/quoteValue.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";

const TITLE = "Write name=value";

export default dockerfileRefactoring({
  id: "dockerfile/use-key-value",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const edits: RefactorEdit[] = [];
  let refused: string | undefined;
  for (const instruction of place.selected) {
    if ((instruction.keyword !== "ENV" && instruction.keyword !== "LABEL") || !instruction.legacy) continue;
    const [pair] = instruction.pairs;
    if (!pair?.value) continue;
    const { name, value } = pair;
    const word = /^[\w./-]+$/.test(name.raw) ? asOneWord(value.raw, place.graph.syntax.escape) : undefined;
    if (place.hasComments(instruction.span)) refused ??= "The comments inside the value would be lost.";
    else if (word === undefined) refused ??= "The quotes in the value have no counterpart in the other form.";
    else edits.push(replace({ start: name.span.end, end: value.span.end }, `=${word}`));
  }
  if (edits.length > 0) return [{ title: TITLE, edits: () => edits }];
  return refused === undefined ? [] : [{ title: TITLE, refused }];
}
