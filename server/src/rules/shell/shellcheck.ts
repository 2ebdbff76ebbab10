/** What ShellCheck says, where the user has it and has switched it on. */
import type { Fix, Severity } from "../../linter/rule.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import {
  commentsIn,
  offsetAt,
  type ShellCheckComment,
  type ShellCheckScript,
  shellCheckScript,
} from "../../semantics/shell/shellCheck.ts";
import { replace } from "../../text/edits.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/shellcheck",
  title: "Finding of ShellCheck",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

const SEVERITY: Readonly<Record<ShellCheckComment["level"], Severity>> = {
  error: "error",
  warning: "warning",
  info: "information",
  style: "hint",
};

function check(program: ShellProgram, context: ShellContext): void {
  const { instruction } = program;
  if (instruction.keyword !== "RUN" || context.reader.parameters().shellCheck !== true) return;
  const script = shellCheckScript(context.subject, program);
  const answer = script && context.reader.file(script.uri);
  if (!script || !answer) return;
  for (const comment of commentsIn(answer.text)) report(comment, script, context);
}

function report(comment: ShellCheckComment, script: ShellCheckScript, context: ShellContext): void {
  const start = offsetAt(script, comment.line, comment.column);
  const end = offsetAt(script, comment.endLine, comment.endColumn);
  if (start === undefined || end === undefined) return;
  const code = `SC${String(comment.code).padStart(4, "0")}`;
  context.report({
    span: { start, end: Math.max(end, Math.min(start + 1, context.source.text.length)) },
    message: `${code}: ${comment.message}`,
    severity: SEVERITY[comment.level],
    aliases: [code],
    fixes: () => fixes(comment, script, code),
  });
}

function fixes({ fix }: ShellCheckComment, script: ShellCheckScript, code: string): readonly Fix[] {
  const edits = (fix?.replacements ?? []).flatMap(({ line, column, endLine, endColumn, replacement }) => {
    const start = offsetAt(script, line, column);
    const end = offsetAt(script, endLine, endColumn);
    // A replacement over several lines would take continuations and comments of the Dockerfile with it.
    if (start === undefined || end === undefined || line !== endLine || /\n/.test(replacement)) return [];
    return [replace({ start, end }, replacement)];
  });
  if (edits.length === 0 || edits.length !== fix?.replacements.length) return [];
  return [{ title: `Do what ShellCheck proposes (${code})`, safety: "unsafe", preferred: true, edits }];
}
