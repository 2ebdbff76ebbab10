/** The script of a RUN as a list of steps, for the refactorings that lay it out in another way. */
import type { ShellProgram } from "../../semantics/shell/model.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import type { ShellNode } from "../../syntax/shell/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { DockerfilePlace } from "./dockerfileRefactoring.ts";

export interface RunScript {
  readonly program: ShellProgram;
  /** "&&": one list in which every step must succeed; ";": statements one after the other, whatever comes of them. */
  readonly joined: "&&" | ";";
  readonly steps: readonly ShellNode[];
}

/** The script, or why nobody can lay it out anew. */
export function runScript(place: DockerfilePlace, instruction: CommandInstruction): RunScript | string {
  const program = place.programOf(instruction);
  if (!program || program.form === "exec") return "No shell reads a JSON list.";
  if (place.graph.syntax.escape === "`" || !program.script)
    return "Another language than that of a POSIX shell stands here.";
  const { body, problems } = program.script;
  if (problems.length > 0) return "The script has a fault that a shell would stop at.";
  if (program.form === "shell" && instruction.heredocs.length > 0) return "A command reads a heredoc.";
  // Those of the Dockerfile are blanked in the text of the shell.
  if (program.form === "shell" && program.script.comments.length > 0)
    return "The shell reads a comment behind a command.";
  const { statements } = body;
  const [only] = statements;
  if (statements.some(({ terminator }) => terminator?.text === "&")) return "A command runs in the background.";
  if (!only) return "There is no command.";
  if (statements.length > 1) return { program, joined: ";", steps: statements.map(({ node }) => node) };
  const { node } = only;
  const all = node.kind === "and-or" && node.operators.every(({ text }) => text === "&&");
  return { program, joined: all ? "&&" : ";", steps: all ? node.operands : [node] };
}

const STATE =
  /^(?:cd|pushd|popd|export|set|source|\.|umask|exec|exit|unset|alias|shopt|eval|trap|readonly|declare|typeset|read|ulimit)$/;

/** The first word that changes the shell for the steps behind it: `cd`, `export`, `NAME=value`; undefined for none. */
export function changedState({ program }: RunScript): string | undefined {
  const found = program.commands.find(
    ({ name, word, context }) =>
      !context.subshell &&
      context.nested === "none" &&
      (word === undefined || (name !== undefined && STATE.test(name))),
  );
  return found && (found.name ?? found.environment[0]?.name ?? "a redirection");
}

/** True for a node that has lists inside: their failures count in one form and not in the other. */
export function hasLists(node: ShellNode): boolean {
  if (node.kind === "pipeline") return node.negated || node.operands.some(hasLists);
  return node.kind !== "simple" && node.kind !== "test";
}

/** `set` with `-e` among its options. */
export function setsErrexit({ program }: RunScript, node: ShellNode | undefined): boolean {
  const command = program.commands.find(({ span }) => span.start === node?.span.start);
  return command?.name === "set" && command.arguments.some(({ text }) => /^-[a-z]*e/.test(text));
}

/** Why heredocs cannot stand in this file; undefined where they can. */
export function withoutHeredocs({ graph }: DockerfilePlace): string | undefined {
  const syntax = graph.syntax.directives.find(({ name }) => name === "syntax")?.value ?? "";
  return /docker\/dockerfile:1\.[0-3](?:\D|$)/.test(syntax)
    ? `${syntax} does not know heredocs: 1.4 or newer does.`
    : undefined;
}

/** The text of the file's whole-line comments inside the span, in order, `#` included. */
export function commentsIn({ graph, text }: DockerfilePlace, { start, end }: Span): readonly string[] {
  const inside = graph.syntax.comments.filter(({ span }) => start <= span.start && span.end <= end);
  return inside.map(({ span }) => text.slice(span.start, span.end).trimEnd());
}

/** True when a line break stands inside a word or inside quotes: blanks there would become a part of it, or end it. */
export function breaksInWord(text: string): boolean {
  if (/\S\\[ \t]*\r?\n(?:[ \t]*#.*\r?\n)*[^\s#]/.test(text)) return true;
  return [...text.matchAll(/\\[\s\S]|'[^']*'|"(?:[^"\\]|\\[\s\S])*"/g)].some(
    ([match]) => match.length > 2 && match.includes("\n") && match[0] !== "\\",
  );
}
