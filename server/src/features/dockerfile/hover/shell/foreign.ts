/** Words of PowerShell and cmd, whose texts are not taken apart: only names and options that stand plainly there. */
import { commandMeaning, wordMeaning } from "../../../../knowledge/commands.ts";
import type { ShellProgram } from "../../../../semantics/shell/model.ts";
import { type Place, short, type Text } from "../place.ts";

const WORD = /[A-Za-z][\w.]*(?:-[A-Za-z]\w*)?|[-/][A-Za-z]\w*/g;

export function foreignWordAt(
  { interpreter, span }: ShellProgram,
  offset: number,
  { source }: Place,
): Text | undefined {
  if (interpreter?.language !== "powershell" && interpreter?.language !== "cmd") return undefined;
  const text = source.text.slice(span.start, span.end);
  const found = [...text.matchAll(WORD)].find(({ index, 0: word }) => {
    const start = span.start + index;
    return start <= offset && offset <= start + word.length;
  });
  if (!found) return undefined;
  const [word] = found;
  const start = span.start + found.index;
  const meaning = /^[-/]/.test(word)
    ? optionMeaning(text, found.index, word)
    : plainName(text, found.index)
      ? commandMeaning(word)
      : undefined;
  return meaning === undefined
    ? undefined
    : { span: { start, end: start + word.length }, markdown: `${short(word)}: ${meaning}` };
}

/** The name of a command stands first in its statement. */
function plainName(text: string, at: number): boolean {
  return /(?:^|[;|&({=\n`]|&&)\s*(?:@\s*)?$/.test(text.slice(0, at));
}

/** An option belongs to the last command name before it. */
function optionMeaning(text: string, at: number, word: string): string | undefined {
  const statement =
    text
      .slice(0, at)
      .split(/[;|&{}()\n]/)
      .at(-1) ?? "";
  const command = /[A-Za-z][\w.-]*/.exec(statement)?.[0];
  return command === undefined ? undefined : wordMeaning(command, word);
}
