/** A heredoc with a command a line → a list of commands. */
import { replace } from "../../../text/edits.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Proposal } from "../refactoring.ts";
import { breaksInWord, hasLists, type RunScript, runScript, setsErrexit } from "../runScript.ts";

const TITLE = "Write as a list of commands";

export default dockerfileRefactoring({
  id: "dockerfile/heredoc-to-run",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  if (instruction?.keyword !== "RUN" || instruction.heredocs.length !== 1) return [];
  const script = runScript(place, instruction);
  if (typeof script === "string") return [{ title: TITLE, refused: script }];
  if (script.program.form !== "heredoc") return [];
  const strict = setsErrexit(script, script.steps[0]);
  const refused = reasonAgainst(script, strict, place);
  if (refused !== undefined) return [{ title: TITLE, refused }];
  const span = { start: instruction.command.span.start, end: instruction.span.end };
  return [{ title: TITLE, edits: () => [replace(span, list(script, strict, place))] }];
}

function reasonAgainst(
  { program, steps, joined }: RunScript,
  strict: boolean,
  { text }: DockerfilePlace,
): string | undefined {
  if (program.script?.shebang !== undefined) return "The first line names the program that reads the script.";
  if (strict && (joined === "&&" || steps.some(hasLists)))
    return "With set -e, failures inside lists, groups and loops count in another way than in a list.";
  const texts = steps.map(({ span }) => text.slice(span.start, span.end));
  const broken = texts.some((one) => /(?<!\\)\r?\n/.test(one) || breaksInWord(one));
  return broken ? "A command goes over several lines without continuing them." : undefined;
}

/** A plain `set -e` is what `&&` says. */
function list({ program, steps, joined }: RunScript, strict: boolean, { text, eol, graph }: DockerfilePlace): string {
  const comments = program.script?.comments ?? [];
  const plain = strict && text.slice(steps[0]?.span.start, steps[0]?.span.end).trim() === "set -e" && steps.length > 1;
  const operator = strict || joined === "&&" ? " &&" : ";";
  let from = program.span.start;
  const lines = steps.slice(plain ? 1 : 0).flatMap(({ span }, i, all) => {
    const last = i === all.length - 1;
    // A comment at the end of the command's own line is about it, too.
    const lineEnd = text.indexOf("\n", span.end);
    const until = lineEnd < 0 ? span.end : lineEnd;
    const own = comments.filter(({ start }) => from <= start && start < until);
    from = until;
    const above = own.map(({ start, end }) => text.slice(start, end).trimEnd());
    const command = text.slice(span.start, span.end);
    return [...above, last ? command : `${command}${operator} ${graph.syntax.escape}`];
  });
  const after = comments.filter(({ start }) => start >= from).map(({ start, end }) => text.slice(start, end).trimEnd());
  if (after.length > 0) lines.splice(lines.length - 1, 0, ...after);
  return `${/^#/.test(lines[0] ?? "") ? `${graph.syntax.escape}${eol}    ` : ""}${lines.join(`${eol}    `)}`;
}
