/** VOLUME with an empty path. */
import type { Fix } from "../../linter/rule.ts";
import type { Word, WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure, reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/empty-volume",
  title: "VOLUME without a path",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { VOLUME: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  for (const word of instruction.words) {
    // A list is looked at as it is read; what expands to nothing is noticed when the stage is built.
    const blank = (instruction.json ? (word.literal ?? word.raw) : word.raw).trim() === "";
    const value = instruction.onbuild ? undefined : context.subject.expand(word, instruction);
    if (!blank && !(value?.known && value.value === "")) continue;
    const what = blank || word.literal === "" ? "An empty path" : `${quote(word.raw, 20)}, which is empty here,`;
    const report = blank ? reportFailure : reportStageFailure;
    report(context, instruction, {
      span: inQuotes(word, instruction, context),
      message: `${what} cannot be a volume. ${stopsHere(instruction)}`,
      fixes: () => (instruction.words.length > 1 ? dropped(word, instruction, context) : []),
    });
  }
}

/** An empty string of a list has no characters of its own: its quotes are meant. */
function inQuotes({ span }: Word, { json }: WordsInstruction, { source }: DockerfileContext): Word["span"] {
  const quoted = json !== undefined && source.text[span.start - 1] === '"';
  return quoted ? { start: span.start - 1, end: span.end + 1 } : span;
}

function dropped(word: Word, instruction: WordsInstruction, context: DockerfileContext): readonly Fix[] {
  const { words } = instruction;
  const at = words.indexOf(word);
  const [previous, next] = [words[at - 1], words[at + 1]];
  const own = inQuotes(word, instruction, context);
  const edit = next
    ? remove({ start: own.start, end: inQuotes(next, instruction, context).start })
    : remove({ start: previous ? inQuotes(previous, instruction, context).end : own.start, end: own.end });
  return [{ title: "Remove the empty path", safety: "unsafe", preferred: true, edits: [edit] }];
}
