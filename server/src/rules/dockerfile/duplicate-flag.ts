/** The same flag twice. */
import type { Fix } from "../../linter/rule.ts";
import { flagsOf } from "../../semantics/dockerfile/flags.ts";
import type { Flag } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { shorten } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { eachInstruction, reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/duplicate-flag",
  title: "Flag given twice",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    const known = flagsOf(instruction) ?? {};
    const seen = new Map<string, Flag>();
    for (const flag of instruction.flags) {
      const { name, span } = flag;
      const kind = known[name];
      const first = seen.get(name);
      if (first && kind !== undefined && kind !== "list") {
        const message = `--${name} may be given only once. ${stopsHere(instruction)}`;
        reportFailure(context, instruction, { span, message, fixes: () => fixesOf(first, flag, context) });
      }
      if (!first) seen.set(name, flag);
    }
  }
}

/** Two equal flags say the same; of different ones somebody has to choose. */
function fixesOf(first: Flag, second: Flag, { source: { text } }: DockerfileContext): readonly Fix[] {
  const drop = ({ span }: Flag) => {
    const blanks = /^[ \t]*/.exec(text.slice(span.end))?.[0].length ?? 0;
    return [remove({ start: span.start, end: span.end + blanks })];
  };
  if (textAt(text, first.span) === textAt(text, second.span))
    return [{ title: `Remove the second --${second.name}`, safety: "safe", preferred: true, edits: drop(second) }];
  return [
    { title: `Keep ${shorten(textAt(text, first.span), 40)}`, safety: "suggestion", edits: drop(second) },
    { title: `Keep ${shorten(textAt(text, second.span), 40)}`, safety: "suggestion", edits: drop(first) },
  ];
}
