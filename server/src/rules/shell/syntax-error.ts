/** Text that the shell cannot read. */
import { valueOf } from "../../semantics/known.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import { isTemplateFile } from "../../semantics/dockerfile/template.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/syntax-error",
  title: "Text that no shell can read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { program: check },
});

/** What Windows commands look like, where an unseen base image may bring another shell. */
const WINDOWS = /\b(?:powershell|pwsh|choco|iex|msiexec|cmd(?:\.exe)? \/[cs])\b|\$env:|\b[A-Z][a-z]+-[A-Z][A-Za-z]+\b/i;

function check(program: ShellProgram, context: ShellContext): void {
  const { script, interpreter, instruction } = program;
  const [problem] = script?.problems ?? [];
  if (!problem || !interpreter || interpreter.name === "zsh") return;
  const text = context.source.text.slice(program.span.start, program.span.end);
  if (!interpreter.certain && WINDOWS.test(text)) return;
  if (context.reader.derive(isTemplateFile, context.uri)) return;
  const sure = interpreter.certain || valueOf(context.subject.stateAt(instruction, "before").shell) !== undefined;
  const fails = instruction.keyword === "RUN" && !instruction.onbuild && sure;
  context.report({
    span: problem.span,
    message: `${interpreter.name} cannot read this: ${problem.message}.`,
    ...(fails ? { fails: "build" as const } : {}),
    ...(sure ? {} : { severity: "warning" as const }),
  });
}
