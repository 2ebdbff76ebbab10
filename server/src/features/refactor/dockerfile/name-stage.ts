/** A stage that is known by its number gets a name, everywhere. */
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import { buildUsesOf } from "../../../semantics/workspace/buildUses.ts";
import { insert, replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, keywordLike, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";

export default dockerfileRefactoring({
  id: "dockerfile/name-stage",
  title: "Name the stage",
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  const { graph, text } = place;
  const isNumber = ({ start, end }: { start: number; end: number }) => /^\d+$/.test(text.slice(start, end));
  const stage = graph.stages.find(
    (one) =>
      one.usedBy.some(({ span, instruction: user }) => user === instruction && isNumber(span)) ||
      (one.from === instruction && one.name === undefined && one.usedBy.some(({ span }) => isNumber(span))),
  );
  if (!stage?.from.image || (instruction?.onbuild ?? true)) return [];
  const numbered = stage.usedBy.filter(({ span }) => isNumber(span));
  const name = stage.name ?? freeName(place);
  const title =
    stage.name === undefined ? `Name stage ${stage.index} and use the name` : `Use the name of the stage: ${name}`;
  const placeholder = stage.name === undefined ? { placeholder: { start: 0, end: name.length } } : {};
  const edits = (): readonly RefactorEdit[] => [
    ...(stage.name === undefined ? [declaration(stage, name)] : []),
    ...numbered.map(({ span }) => ({ ...replace(span, name), ...placeholder })),
    ...targetsOf(stage, name, place),
  ];
  return [{ title, edits }];
}

function declaration({ from }: Stage, name: string): RefactorEdit {
  const text = ` ${keywordLike("AS", from.keywordText)} ${name}`;
  const end = from.image?.span.end ?? from.span.end;
  return { ...insert(end, text), placeholder: { start: text.length - name.length, end: text.length } };
}

function freeName({ graph }: DockerfilePlace): string {
  const names = ["build", "builder", "dependencies"];
  return names.find((name) => !graph.stage(name)) ?? `stage-${graph.stages.length}`;
}

/** `target: 0` of Compose services. */
function targetsOf(stage: Stage, name: string, { reader, uri }: DockerfilePlace): readonly RefactorEdit[] {
  return buildUsesOf(reader, uri).flatMap(({ file, target }) =>
    target && target.name === String(stage.index) ? [{ ...replace(target.span, name), uri: file }] : [],
  );
}
