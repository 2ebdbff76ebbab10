/** `&& true` at the end of a list. */
import type { Fix } from "../../linter/rule.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import { hasComment } from "../../syntax/dockerfile/comments.ts";
import { remove } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { ownCommands, type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/useless-true",
  title: "Useless && true",
  category: "style",
  severity: "hint",
  from: "strict",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  if (program.instruction.keyword !== "RUN") return;
  for (const { name, before, after, callSpan, span, arguments: words, wrappers } of ownCommands(program)) {
    const plain = name === "true" && words.length === 0 && wrappers.length === 0;
    if (!plain || before?.text !== "&&" || (after !== undefined && after.text !== "\n" && after.text !== ";")) continue;
    context.report({
      span: { start: before.span.start, end: callSpan.end },
      message: "`&& true` changes nothing: a failure before it still fails the RUN.",
      tags: ["unnecessary"],
      fixes: () => fixes({ start: before.span.start, end: span.end }, program, context),
    });
  }
}

function fixes(operator: Span, { span, instruction }: ShellProgram, { source, subject }: ShellContext): readonly Fix[] {
  // A comment on a line of its own would have to stand behind something that is not continued.
  const commented = hasComment(subject.syntax, instruction.span);
  if (commented || operator.end > span.end) return [];
  const edits = [remove({ start: endBefore(source.text, operator.start), end: operator.end })];
  return [{ title: "Remove && true", safety: "safe", preferred: true, edits }];
}

/** Behind the last word, before the continued lines. */
function endBefore(text: string, operator: number): number {
  let at = blanksBefore(text, operator);
  while (text.charAt(at - 1) === "\n") {
    at = blanksBefore(text, at - (text.charAt(at - 2) === "\r" ? 2 : 1));
    if (/[\\`]/.test(text.charAt(at - 1))) at = blanksBefore(text, at - 1);
  }
  return at;
}

function blanksBefore(text: string, end: number): number {
  let at = end;
  while (/[ \t]/.test(text.charAt(at - 1))) at--;
  return at;
}
