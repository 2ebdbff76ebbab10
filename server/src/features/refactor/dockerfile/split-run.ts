/** One RUN of several steps → one for each. */
import type { CommandInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal, RefactorEdit } from "../refactoring.ts";
import { changedState, commentsIn, type RunScript, runScript } from "../runScript.ts";

const TITLE = "Split into one RUN for each command";

export default dockerfileRefactoring({
  id: "dockerfile/split-run",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  if (instruction?.keyword !== "RUN" || instruction.command.form !== "shell") return [];
  const script = runScript(place, instruction);
  if (typeof script === "string" || script.program.form === "heredoc" || script.steps.length < 2) return [];
  const refused = reasonAgainst(instruction, script, place);
  return refused === undefined
    ? [{ title: TITLE, edits: () => edits(instruction, script, place) }]
    : [{ title: TITLE, refused }];
}

function reasonAgainst(instruction: CommandInstruction, script: RunScript, place: DockerfilePlace): string | undefined {
  if (script.joined === ";")
    return "Behind ; the next command runs even when this one fails; a RUN that fails ends the build.";
  const state = changedState(script);
  if (state !== undefined) return `What ${state} changes would end with its RUN.`;
  const tmpfs = instruction.flags.some(({ span }) => /type=tmpfs/.test(place.text.slice(span.start, span.end)));
  return tmpfs ? "What the tmpfs mount holds would end with its RUN." : undefined;
}

function edits(
  { keywordText, flags }: CommandInstruction,
  { steps }: RunScript,
  place: DockerfilePlace,
): readonly RefactorEdit[] {
  // Each by itself: between them may be continuations and comments.
  const written = flags.map(({ span }) => `${place.text.slice(span.start, span.end)} `);
  const start = `${keywordText} ${written.join("")}`;
  return steps.slice(1).map((step, i) => {
    const between = { start: steps[i]?.span.end ?? step.span.start, end: step.span.start };
    const comments = commentsIn(place, between).map((line) => `${line}${place.eol}`);
    return replace(between, `${place.eol}${comments.join("")}${start}`);
  });
}
