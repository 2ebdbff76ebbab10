/** The text that a shell gets from an instruction, at equal length, and the argv of an exec form. */
import type { CommandForm, Heredoc, Instruction, JsonForm } from "../../syntax/dockerfile/syntax.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";

/** Text whose offset 0 stands at `start` of the file. */
export interface ShellText {
  readonly text: string;
  readonly start: number;
  /** The body of the only heredoc is the whole script. */
  readonly heredoc: Heredoc | undefined;
}

/** The command of RUN, CMD, ENTRYPOINT and HEALTHCHECK CMD. */
export function commandOf(instruction: Instruction): CommandForm | undefined {
  switch (instruction.keyword) {
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
      return instruction.command;
    case "HEALTHCHECK":
      return instruction.command;
    default:
      return undefined;
  }
}

/**
 * As BuildKit hands it over (`dispatchRun`): a command that is nothing but one heredoc becomes its body; otherwise the
 * heredocs follow the line, and the shell reads them itself.
 */
export function shellTextOf(source: string, instruction: Instruction, command: CommandForm): ShellText {
  const { heredocs } = instruction;
  const [only] = heredocs;
  if (!only) return { text: unixLines(command.shellText), start: command.span.start, heredoc: undefined };
  if (only.span.start === command.span.start && only.span.end === command.span.end && heredocs.length === 1)
    return { text: unixLines(source.slice(only.body.start, only.body.end)), start: only.body.start, heredoc: only };
  const end = Math.max(...heredocs.map(({ body, terminator }) => terminator?.end ?? body.end));
  const text = command.shellText + source.slice(command.span.end, end);
  return { text: unixLines(text), start: command.span.start, heredoc: undefined };
}

/** A carriage return before a line feed is part of a word for a shell, but not what the author is to hear of here. */
function unixLines(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n/g, " \n") : text;
}

/** The items of a JSON list as words, whose characters know where they stand. */
export function jsonWords(source: string, json: JsonForm): readonly ShellWord[] {
  return json.items.map(({ span, value }) => {
    const offsets = jsonOffsets(source, span.start, span.end, value);
    return {
      span,
      raw: value,
      text: value,
      literal: value,
      parts: [{ kind: "text", span, text: value, quote: "json" }],
      offsets,
    };
  });
}

/** Where each decoded character of a JSON string stands; all at its beginning where escapes and lines are mixed. */
function jsonOffsets(source: string, start: number, end: number, value: string): readonly number[] {
  const offsets: number[] = [];
  let at = start + 1;
  for (let i = 0; i < value.length; i++) {
    const escape = source[at] === "\\" ? (source[at + 1] === "u" ? 6 : 2) : 1;
    if (at + escape > end || (escape === 1 && source[at] !== value[i]))
      return [...new Array(value.length).fill(start), end];
    offsets.push(at + escape - 1);
    at += escape;
  }
  offsets.push(at);
  return offsets;
}
