/** cd in a RUN. */
import type { Fix } from "../../linter/rule.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import { insert, remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/cd-in-run",
  title: "Folder changed inside RUN",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: ["DL3003"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  if (program.instruction.keyword !== "RUN" || program.instruction.onbuild) return;
  const command = program.commands.find(({ name, context: { nested } }) => name === "cd" && nested === "none");
  if (!command) return;
  context.report({
    span: command.callSpan,
    message: `${quote(textAt(context.source.text, command.callSpan), 25)} holds for this RUN only; WORKDIR holds from there on.`,
    fixes: () => fixes(command, program, context),
  });
}

/** Where the RUN begins with `cd FOLDER &&`. All that follows works in that folder too, so it may change more. */
function fixes(command: ShellCommand, { instruction }: ShellProgram, { source }: ShellContext): readonly Fix[] {
  const [folder] = command.arguments;
  const first = command.span.start === instruction.argumentSpan.start && instruction.flags.length === 0;
  if (!first || command.after?.text !== "&&" || command.arguments.length !== 1) return [];
  if (!folder?.literal || !/^[\w./-]+$/.test(folder.raw)) return [];
  let end = command.after.span.end;
  while (/[ \t]/.test(source.text[end] ?? "")) end++;
  const edits = [insert(instruction.span.start, `WORKDIR ${folder.raw}\n`), remove({ start: command.span.start, end })];
  return /[\r\n\\`]/.test(source.text[end] ?? "") ? [] : [{ title: "Use WORKDIR", safety: "unsafe", edits }];
}
