/** A stage that one other stage is built from → into that one. */
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { remove, replace } from "../../../text/edits.ts";
import type { Span } from "../../../text/span.ts";
import { type DockerfilePlace, dockerfileRefactoring, keywordLike, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import { calledByNumber, commandCrosses, targetingService } from "../stageText.ts";

export default dockerfileRefactoring({
  id: "dockerfile/inline-stage",
  title: "Inline the stage",
  kind: "refactor.inline",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const from = onlySelected(place);
  const stage = from?.keyword === "FROM" ? inlined(from, place) : undefined;
  if (!stage) return [];
  const title = `Inline the stage ${stage.name ?? stage.index}`;
  const [use] = stage.usedBy;
  const user = use && place.graph.stageOf(use.instruction);
  const refused = reasonAgainst(stage, user, place);
  if (!user || refused !== undefined) return [{ title, refused: refused ?? "Nothing is built from it." }];
  return [{ title, edits: () => edits(stage, user, place) }];
}

/** The stage of the FROM if another one uses it, else the stage that it is built from. */
function inlined(from: Instruction, { graph }: DockerfilePlace): Stage | undefined {
  const own = graph.stageOf(from);
  if (own && own.usedBy.length > 0) return own;
  return own?.base.kind === "stage" ? own.base.stage : undefined;
}

function reasonAgainst(stage: Stage, user: Stage | undefined, place: DockerfilePlace): string | undefined {
  const [use, ...more] = stage.usedBy;
  if (more.length > 0) return `${stage.usedBy.length} places use it.`;
  if (use?.kind !== "from") return "Only some of its files are taken: the rest would be in the image, too.";
  if (!user || user === stage) return "It is built from itself.";
  const service = targetingService(place, stage);
  if (service !== undefined) return `The service ${service} builds it by its name.`;
  if (user.from.flags.length > 0) return "The FROM that uses it names a platform.";
  if (stage.onbuild.length > 0) return "It has ONBUILD, which runs where another stage begins.";
  if (commandCrosses(stage.instructions, user.instructions))
    return "ENTRYPOINT drops its CMD now and would keep it then.";
  return calledByNumber(place);
}

/** What stands between the two FROMs goes along with its comments. */
function edits(stage: Stage, user: Stage, place: DockerfilePlace) {
  const { text, graph } = place;
  const { from } = user;
  const next = graph.stages[stage.index + 1];
  const name = from.stageName ? text.slice(from.stageName.span.start, from.stageName.span.end) : undefined;
  const as = name === undefined ? "" : ` ${keywordLike("AS", stage.from.keywordText)} ${name}`;
  const image: Span = {
    start: stage.from.image?.span.end ?? stage.from.span.end,
    end: (stage.from.stageName ?? stage.from.image)?.span.end ?? stage.from.span.end,
  };
  if (next === user) return [replace(image, as), remove(wholeLine(from.span, text))];
  const last = stage.instructions.at(-1)?.span.end ?? stage.from.span.end;
  const moved = `${text.slice(stage.from.span.start, image.start)}${as}${text.slice(image.end, last)}`;
  return [remove(withBlankLines({ start: stage.from.span.start, end: last }, text)), replace(from.span, moved)];
}

/** With its line break, and with one empty line in front of it. */
function wholeLine({ start, end }: Span, text: string): Span {
  const blank = /(?:\r?\n)(\r?\n)$/.exec(text.slice(0, start))?.[1]?.length ?? 0;
  const after = /^\r?\n/.exec(text.slice(end))?.[0].length ?? 0;
  return { start: start - blank, end: end + after };
}

/** With the empty lines behind it: the next stage takes its place. */
function withBlankLines({ start, end }: Span, text: string): Span {
  return { start, end: end + (/^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0].length ?? 0) };
}
