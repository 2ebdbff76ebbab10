/** Variables that the shell of a RUN expands and that the command itself does not set. */
import type { CommandInstruction, Heredoc } from "../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../text/span.ts";
import { shellVariables } from "../shell/variables.ts";

export interface RunVariable {
  readonly name: string;
  /** In the file. */
  readonly span: Span;
}

/** In order of the file; nothing for exec form, which no shell sees. */
export function runVariables(text: string, instruction: CommandInstruction): readonly RunVariable[] {
  const { command, heredocs } = instruction;
  if (command.form !== "shell") return [];
  const parts = [{ start: command.span.start, text: command.shellText }];
  for (const heredoc of heredocs) {
    if (isExpanded(heredoc, command.joined))
      parts.push({ start: heredoc.body.start, text: text.slice(heredoc.body.start, heredoc.body.end) });
  }
  const set = wordsOf(parts.map((part) => part.text).join("\n"));
  const found: RunVariable[] = [];
  for (const part of parts) {
    for (const { name, start, end } of shellVariables(part.text)) {
      if (!set.has(name)) found.push({ name, span: { start: part.start + start, end: part.start + end } });
    }
  }
  return found;
}

/** A heredoc that is the whole command is a script; one that feeds a program is expanded unless its name is quoted. */
function isExpanded({ expand, content }: Heredoc, joined: string): boolean {
  const isScript = /^<<-?\s*["']?\w+["']?\s*$/.test(joined.trim());
  if (!isScript) return expand;
  const interpreter = /^#![^\n]*/.exec(content)?.[0];
  return interpreter === undefined || /\b(?:ba|da|a|k|z)?sh\b/.test(interpreter);
}

/** Any place where a name stands without a dollar may set it: `NAME=…`, `for NAME in`, `read NAME`. */
function wordsOf(shellText: string): ReadonlySet<string> {
  return new Set(shellText.match(/(?<![\w$#!{-])\w+/g));
}
