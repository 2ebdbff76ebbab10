/** `<<EOF` and its closing line. */
import type { Heredoc, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import type { Place, Text } from "./place.ts";

export function heredocAt(instruction: Instruction, offset: number, place: Place): Text | undefined {
  for (const heredoc of instruction.heredocs) {
    const { span, terminator } = heredoc;
    if (touches(span, offset)) return { span, markdown: startText(heredoc, instruction, place) };
    if (terminator && touches(terminator, offset))
      return {
        span: terminator,
        markdown: `Ends the text that begins on line ${place.source.lines.lineAt(span.start) + 1}; ${code(heredoc.name)} must stand alone on its line.`,
      };
  }
  return undefined;
}

function startText(heredoc: Heredoc, instruction: Instruction, { source }: Place): string {
  const { name, expand, chomp, body, content } = heredoc;
  const first = source.lines.lineAt(body.start) + 1;
  const count = content === "" ? 0 : content.replace(/\n$/, "").split("\n").length;
  const lines = count === 0 ? "No lines" : count === 1 ? `Line ${first}` : `Lines ${first} to ${first + count - 1}`;
  return paragraphs(
    `${lines}, up to ${code(name)}, ${count === 1 ? "is" : "are"} ${purpose(heredoc, instruction)}`,
    list([
      ...expansion(expand, instruction),
      ...(chomp ? ["`<<-`: tabs at the beginning of lines are removed."] : []),
      ...(instruction.keyword === "RUN" && isScript(instruction) ? scriptNotes(content) : []),
    ]),
  );
}

function purpose({ name }: Heredoc, instruction: Instruction): string {
  if (instruction.keyword !== "RUN")
    return `the content of a file that is called ${code(name)} if the destination is a folder`;
  return isScript(instruction) ? "a script for the shell of this `RUN`" : "the input of the command";
}

function isScript(instruction: Instruction): boolean {
  return /^<<-?\s*["']?\w+["']?$/.test(instruction.argumentText.trim());
}

function expansion(expand: boolean, { keyword }: Instruction): readonly string[] {
  if (keyword === "RUN")
    return [
      expand
        ? "The shell expands variables in it."
        : "The name is in quotes: nothing in it is expanded before it is run.",
    ];
  return [
    expand
      ? "The builder replaces variables in it; quotes around the name prevent that."
      : "The name is in quotes: a dollar stays a dollar.",
  ];
}

/** A script of several lines is as successful as its last command. */
function scriptNotes(content: string): readonly string[] {
  const interpreter = /^#!\s*(\S.*)/.exec(content)?.[1];
  if (interpreter) return [`Run by ${code(interpreter)}, as its first line says.`];
  const stops = /^\s*set\s+-\w*e|^\s*set\s+-o\s+errexit/m.test(content);
  return [
    stops
      ? "`set -e`: it stops at the first command that fails."
      : "Without `set -e` only the last command decides whether the step has failed.",
  ];
}
