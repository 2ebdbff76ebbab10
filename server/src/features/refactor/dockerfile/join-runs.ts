/** RUN instructions in a row → one. */
import type { CommandInstruction, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";
import { changedState, commentsIn, type RunScript, runScript } from "../runScript.ts";

const TITLE = "Join the RUNs";

export default dockerfileRefactoring({
  id: "dockerfile/join-runs",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const group = groupOf(place);
  if (group.length < 2) return [];
  const title = `${TITLE}: ${group.length} become one`;
  if (new Set(group.map((run) => flagText(run, place))).size > 1)
    return [{ title, refused: "Their mounts or other flags differ." }];
  const scripts: RunScript[] = [];
  for (const [i, run] of group.entries()) {
    const script = runScript(place, run);
    if (typeof script === "string") return [{ title, refused: script }];
    if (script.program.form === "heredoc") return [{ title, refused: "One of them is a heredoc." }];
    const state = i < group.length - 1 ? changedState(script) : undefined;
    if (state !== undefined) return [{ title, refused: `What ${state} changes would reach the next RUN.` }];
    scripts.push(script);
  }
  return [{ title, edits: () => edits(group, scripts, place) }];
}

/** The selected ones, or for a cursor all that stand around it in a row. */
function groupOf({ selected, graph }: DockerfilePlace): readonly CommandInstruction[] {
  const isRun = (one: Instruction | undefined): one is CommandInstruction => one?.keyword === "RUN";
  if (selected.length > 1) return selected.every(isRun) ? selected : [];
  const [first] = selected;
  if (!isRun(first)) return [];
  const { instructions } = graph.syntax;
  let from = first.index;
  let to = first.index;
  while (isRun(instructions[from - 1])) from--;
  while (isRun(instructions[to + 1])) to++;
  return instructions.slice(from, to + 1).filter(isRun);
}

function flagText({ flags }: CommandInstruction, { text }: DockerfilePlace): string {
  return flags
    .map(({ span }) => text.slice(span.start, span.end))
    .sort()
    .join(" ");
}

/** More than a list joined by `&&`: an alternative, or several statements. */
function needsGroup({ joined, steps }: RunScript): boolean {
  return joined === ";" && (steps.length > 1 || steps[0]?.kind === "and-or");
}

function edits(
  group: readonly CommandInstruction[],
  scripts: readonly RunScript[],
  place: DockerfilePlace,
): readonly RefactorEdit[] {
  const { eol, graph } = place;
  const result: RefactorEdit[] = [];
  group.forEach((run, i) => {
    const next = group[i + 1];
    const grouped = scripts[i] !== undefined && needsGroup(scripts[i]);
    if (grouped) result.push(insert(run.command.span.start, "{ "));
    const closing = grouped ? (/;\s*$/.test(run.command.shellText) ? " }" : "; }") : "";
    if (!next) {
      if (grouped) result.push(insert(run.command.span.end, closing));
      return;
    }
    const between = { start: run.command.span.end, end: next.command.span.start };
    const comments = commentsIn(place, between).map((line) => `    ${line}${eol}`);
    result.push(replace(between, `${closing} && ${graph.syntax.escape}${eol}${comments.join("")}    `));
  });
  return result;
}
