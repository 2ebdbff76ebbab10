/** One ENV, LABEL or ARG of several pairs → one for each. */
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import { commentsIn } from "../runScript.ts";
import { readsEarlier } from "../variablePairs.ts";

export default dockerfileRefactoring({
  id: "dockerfile/split-variables",
  title: "Split ENV, LABEL or ARG into lines",
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  if (instruction?.keyword !== "ENV" && instruction?.keyword !== "LABEL" && instruction?.keyword !== "ARG") return [];
  const { pairs, keyword, keywordText } = instruction;
  if (pairs.length < 2) return [];
  const title = `Split into ${pairs.length} ${keyword} lines`;
  const reader = readsEarlier(pairs, place);
  if (reader !== undefined)
    return [{ title, refused: `The value of ${reader} reads the old value of a variable that stands before it.` }];
  const edits = () =>
    pairs.slice(1).map((pair, i) => {
      const between = { start: pairs[i]?.span.end ?? pair.span.start, end: pair.span.start };
      const comments = commentsIn(place, between).map((line) => `${line}${place.eol}`);
      return replace(between, `${place.eol}${comments.join("")}${keywordText} `);
    });
  return [{ title, edits }];
}
