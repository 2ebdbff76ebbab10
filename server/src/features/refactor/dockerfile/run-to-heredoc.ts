/** A list of commands → a heredoc with a command a line. */
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import {
  breaksInWord,
  commentsIn,
  hasLists,
  type RunScript,
  runScript,
  setsErrexit,
  withoutHeredocs,
} from "../runScript.ts";

const TITLE = "Write as a heredoc";

export default dockerfileRefactoring({
  id: "dockerfile/run-to-heredoc",
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
  if (typeof script === "string") return [{ title: TITLE, refused: script }];
  if (script.program.form === "heredoc" || script.steps.length < 2) return [];
  const refused = reasonAgainst(script, place);
  if (refused !== undefined) return [{ title: TITLE, refused }];
  const { start } = instruction.command.span;
  const edits = () => [
    replace({ start, end: instruction.span.end }, heredoc(script, start, instruction.span.end, place)),
  ];
  return [{ title: TITLE, edits }];
}

function reasonAgainst(script: RunScript, place: DockerfilePlace): string | undefined {
  const old = withoutHeredocs(place);
  if (old !== undefined) return old;
  if (script.program.instruction.onbuild) return "Behind ONBUILD a heredoc cannot stand.";
  if (script.joined === "&&" && script.steps.some(hasLists))
    return "With set -e, failures inside a group, a loop or behind ! would count in another way.";
  if (script.steps.some(({ span }) => breaksInWord(place.text.slice(span.start, span.end))))
    return "A word or a quoted text goes over several lines.";
  return undefined;
}

function heredoc(script: RunScript, start: number, end: number, place: DockerfilePlace): string {
  const { eol } = place;
  const strict = script.joined === "&&" && !setsErrexit(script, script.steps[0]);
  const lines: string[] = strict ? ["set -e"] : [];
  let from = start;
  for (const { span } of script.steps) {
    lines.push(
      ...commentsIn(place, { start: from, end: span.end }),
      ...stepLines(place.text.slice(span.start, span.end)),
    );
    from = span.end;
  }
  lines.push(...commentsIn(place, { start: from, end }));
  const word = lines.includes("EOF") ? "END_OF_RUN" : "EOF";
  return [`<<${word}`, ...lines, word].join(eol);
}

/** A step that goes over several lines keeps its continuations, indented by what it had beyond the least of them. */
function stepLines(text: string): readonly string[] {
  // Blanks behind the backslash are fine for Docker only.
  const lines = text.split(/\r?\n/).map((line) => line.replace(/\\[ \t]+$/, "\\"));
  const [first = "", ...rest] = lines.filter((line, i) => i === 0 || !/^\s*(?:#.*)?$/.test(line));
  const indents = rest.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const least = Math.min(...indents);
  return [first, ...rest.map((line) => `    ${line.slice(least)}`)];
}
