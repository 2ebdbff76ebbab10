/** The packages of an installation: one a line, sorted, each once. */
import type { ShellCommand, ShellProgram } from "../../../semantics/shell/model.ts";
import type { PackageCall } from "../../../semantics/shell/packageCall.ts";
import type { ShellWord } from "../../../syntax/shell/syntax.ts";
import { replace } from "../../../text/edits.ts";
import { touches } from "../../../text/span.ts";
import { type DockerfilePlace, dockerfileRefactoring, onlySelected } from "../dockerfileRefactoring.ts";
import type { Offer, Proposal, RefactorEdit } from "../refactoring.ts";
import { breaksInWord, commentsIn } from "../runScript.ts";

const TITLE = "Sort the packages, one a line";
/** Here operands of these subcommands are packages; elsewhere they are folders and goals. */
const INSTALLS = /(?:^|\s)(?:install|in|i|add|a|require|r|get|create|-S\w*|reinstall|download)$/;

export default dockerfileRefactoring({
  id: "dockerfile/sort-packages",
  title: TITLE,
  kind: "refactor.rewrite",
  since: "0.1.0",
  changes: [],
  propose,
});

function propose(place: DockerfilePlace): readonly Proposal[] {
  const instruction = onlySelected(place);
  if (instruction?.keyword !== "RUN") return [];
  const program = place.programOf(instruction);
  if (!program || program.form === "exec") return [];
  const all = program.commands.filter(
    ({ packages, context }) => packages && isList(packages) && context.nested === "none",
  );
  const near = all.filter(({ span }) => touches(span, place.selection.start));
  const edits: RefactorEdit[] = [];
  let refused: string | undefined;
  for (const command of near.length > 0 ? near : all) {
    const made = command.packages && laidOut(command, command.packages, program, place);
    if (typeof made === "string") refused ??= made;
    else if (made && place.text.slice(made.span.start, made.span.end) !== made.newText) edits.push(made);
  }
  const offer: Offer = { title: TITLE, edits: () => edits };
  if (edits.length > 0) return [offer];
  return refused === undefined ? [] : [{ title: TITLE, refused }];
}

function isList({ action, subcommand, packages, facts, manager }: PackageCall): boolean {
  const installs = action === "install" && packages.length > 1 && (facts.pin !== undefined || manager === "pacman");
  return installs && INSTALLS.test(subcommand?.text ?? "") && manager !== "dotnet" && manager !== "pipenv";
}

/** The packages with what stands before them, or why they stay as they are. */
function laidOut(
  command: ShellCommand,
  { operands }: PackageCall,
  program: ShellProgram,
  place: DockerfilePlace,
): RefactorEdit | string | undefined {
  const words = command.arguments;
  const first = operands[0] && words.indexOf(operands[0]);
  if (first === undefined || first < 0) return undefined;
  if (operands.some((operand, i) => words[first + i] !== operand)) return "Options stand between the packages.";
  const last = operands.at(-1);
  const before = words[first - 1] ?? command.word;
  if (!last || !before) return undefined;
  const span = { start: before.span.end, end: last.span.end };
  if (breaksInWord(place.text.slice(span.start, span.end)) || /\r?\n/.test(operands.map(({ raw }) => raw).join("")))
    return "A quoted text goes over several lines.";
  if (command.redirections.some((one) => one.span.start > span.start && one.span.start < span.end))
    return "A redirection stands between the packages.";
  const indent = indentFor(command, operands[0], program, place);
  const lines = sortedPackages(operands, before, place);
  const { eol } = place;
  // In a heredoc the shell itself joins the lines: nothing but the backslash may stand there.
  const end = ` ${program.form === "heredoc" ? "\\" : place.graph.syntax.escape}${eol}`;
  return replace(
    span,
    lines
      .map(({ above, text }) => `${end}${above.map((line) => `${indent}${line}${eol}`).join("")}${indent}${text}`)
      .join(""),
  );
}

/** Comments go with the package below them; the comments of packages that are there twice are kept. */
function sortedPackages(
  operands: readonly ShellWord[],
  before: ShellWord,
  place: DockerfilePlace,
): readonly { readonly text: string; readonly above: readonly string[] }[] {
  const byText = new Map<string, string[]>();
  let from = before.span.end;
  for (const { span } of operands) {
    const text = place.text.slice(span.start, span.end);
    byText.set(text, [...(byText.get(text) ?? []), ...commentsIn(place, { start: from, end: span.start })]);
    from = span.end;
  }
  const key = (text: string) => text.replace(/^["']/, "").toLowerCase();
  return [...byText]
    .map(([text, above]) => ({ text, above }))
    .sort((a, b) => (key(a.text) < key(b.text) ? -1 : key(a.text) > key(b.text) ? 1 : 0));
}

/** That of the packages where they stand on a line of their own already; else four more than the command's line. */
function indentFor(
  command: ShellCommand,
  first: ShellWord | undefined,
  program: ShellProgram,
  { text }: DockerfilePlace,
): string {
  const lineOf = (offset: number) => text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const own = lineOf(first?.span.start ?? 0);
  if (/^[ \t]+$/.test(own)) return own;
  const line = text.lastIndexOf("\n", command.span.start - 1) + 1;
  const starts = line <= program.instruction.span.start;
  return starts ? "    " : `${/^[ \t]*/.exec(text.slice(line))?.[0] ?? ""}    `;
}
