/** Selected instructions → a stage of their own. */
import { valueOf } from "../../../semantics/known.ts";
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import { joinWorkdir } from "../../../semantics/dockerfile/paths.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, keywordLike } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";
import { calledByNumber, commandCrosses, freeStageName } from "../stageText.ts";

const BELOW = "Extract to a stage that this one is built from";
const BESIDE = "Extract to a stage of its own and copy the result";

export default dockerfileRefactoring({
  id: "dockerfile/extract-stage",
  title: "Extract a stage",
  kind: "refactor.extract",
  since: "0.1.0",
  changes: [],
  propose,
});

/** The selected instructions of one stage, and those around them. */
interface Part {
  readonly stage: Stage;
  readonly before: readonly Instruction[];
  readonly chosen: readonly Instruction[];
  readonly after: readonly Instruction[];
}

function propose(place: DockerfilePlace): readonly Proposal[] {
  const { selection, selected, graph } = place;
  const [first] = selected;
  const stage = first && graph.stageOf(first);
  if (selection.start === selection.end || !stage?.from.image) return [];
  if (selected.some((one) => graph.stageOf(one) !== stage)) return [];
  const chosen = selected.filter((one) => one !== stage.from);
  const [begin] = chosen;
  const end = chosen.at(-1);
  if (!begin || !end) return [];
  const own = stage.instructions.filter((one) => one !== stage.from);
  const before = own.filter(({ index }) => index < begin.index);
  const part = { stage, chosen, before, after: own.filter(({ index }) => index > end.index) };
  return [...(before.length === 0 ? [below(part, place)] : []), beside(part, place)];
}

/** The beginning of a stage: the rest is built from it, so nothing is lost. */
function below({ stage, chosen, after }: Part, place: DockerfilePlace): Proposal {
  const refused = calledByNumber(place) ?? triggers(chosen) ?? crossed(chosen, after);
  if (refused !== undefined) return { title: BELOW, refused };
  const name = freeStageName(place.graph, ["base", "shared", "common"]);
  const end = chosen.at(-1)?.span.end ?? stage.from.span.end;
  const edits = () => [
    named(stage, name, place),
    {
      ...insert(end, `${place.eol}${place.eol}${nextFrom(stage, name, place)}`),
      placeholder: placeOf(name, place, stage),
    },
  ];
  return { title: BELOW, edits };
}

function placeOf(name: string, { eol }: DockerfilePlace, { from }: Stage) {
  const start = eol.length * 2 + from.keywordText.length + 1;
  return { start, end: start + name.length };
}

/** Only what leaves nothing but files behind: these are copied back. */
function beside(part: Part, place: DockerfilePlace): Proposal {
  const { stage, chosen, before, after } = part;
  const other = chosen.find(({ keyword }) => keyword !== "RUN" && keyword !== "COPY" && keyword !== "ADD");
  if (other)
    return { title: BESIDE, refused: `What ${other.keywordText} sets would not reach the rest of this stage.` };
  const refused = calledByNumber(place) ?? triggers(before) ?? crossed(before, after);
  if (refused !== undefined) return { title: BESIDE, refused };
  const { eol, text, graph } = place;
  const name = freeStageName(graph, ["build", "builder", "prepare"]);
  const base = before.length > 0 ? freeStageName(graph, ["base", "shared", "common"]) : undefined;
  const [begin] = chosen;
  const end = chosen.at(-1);
  if (!begin || !end) return { title: BESIDE, refused: "Nothing is selected." };
  const { path, known } = resultOf(chosen, place);
  const from = base === undefined ? sameFrom(stage, place) : nextFrom(stage, base, place);
  const copy = `${eol}${eol}${from}${eol}${keywordLike("COPY", stage.from.keywordText)} --from=${name} `;
  const back = {
    ...insert(end.span.end, `${copy}${path} ${path}`),
    ...(known ? {} : { placeholder: { start: copy.length, end: copy.length + path.length * 2 + 1 } }),
  };
  const start = text.lastIndexOf("\n", begin.span.start - 1) + 1;
  const line = `${stage.from.keywordText} ${base} ${keywordLike("AS", stage.from.keywordText)} ${name}${eol}`;
  const edits = (): readonly RefactorEdit[] =>
    base === undefined
      ? [named(stage, name, place), back]
      : [named(stage, base, place), insert(start, `${eol}${line}`), back];
  return { title: BESIDE, edits };
}

function triggers(instructions: readonly Instruction[]): string | undefined {
  return instructions.some(({ keyword }) => keyword === "ONBUILD") ? "ONBUILD would run at the new FROM." : undefined;
}

function crossed(below: readonly Instruction[], above: readonly Instruction[]): string | undefined {
  return commandCrosses(below, above) ? "ENTRYPOINT would drop the CMD of the stage below." : undefined;
}

/** The FROM of the stage with another name for it. */
function named({ from }: Stage, name: string, _: DockerfilePlace): RefactorEdit {
  if (from.stageName) return replace(from.stageName.span, name);
  return insert(from.image?.span.end ?? from.span.end, ` ${keywordLike("AS", from.keywordText)} ${name}`);
}

/** A FROM of the new stage, under the name that the old one had. */
function nextFrom({ from, name }: Stage, base: string, { text }: DockerfilePlace): string {
  const as = from.stageName
    ? ` ${keywordLike("AS", from.keywordText)} ${text.slice(from.stageName.span.start, from.stageName.span.end)}`
    : "";
  return `${from.keywordText} ${base}${name === undefined ? "" : as}`;
}

function sameFrom({ from }: Stage, { text }: DockerfilePlace): string {
  return text.slice(from.span.start, from.span.end);
}

/** Where the files are: what COPY and ADD write to is known, of RUN only the directory it runs in. */
function resultOf(
  chosen: readonly Instruction[],
  { graph }: DockerfilePlace,
): { readonly path: string; readonly known: boolean } {
  const paths = chosen.map((one) => {
    const workdir = valueOf(graph.stateAt(one, "before").workdir);
    if (one.keyword !== "COPY" && one.keyword !== "ADD") return workdir;
    const target = one.destination?.literal;
    return target === undefined || workdir === undefined ? undefined : joinWorkdir(workdir || "/", target, "linux");
  });
  const [first] = new Set(paths);
  const one = new Set(paths).size === 1 && first !== undefined && first !== "/" && first !== "";
  const files = chosen.every(({ keyword }) => keyword !== "RUN");
  return one ? { path: first, known: files } : { path: "/path/to/result", known: false };
}
