/** bash's own syntax where sh is another shell. */
import { baseImageFacts } from "../../semantics/image/baseImages.ts";
import { valueOf } from "../../semantics/known.ts";
import { bashOnly, type PlainShell } from "../../semantics/shell/bashOnly.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import { quote } from "../../text/quote.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/bash-only-syntax",
  title: "Syntax that only bash knows",
  category: "portability",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  const { script, interpreter } = program;
  if (!script || script.problems.length > 0 || interpreter?.name !== "sh") return;
  const shell = plainShell(program, context);
  if (!shell) return;
  const name = shell === "dash" ? "dash" : "BusyBox";
  for (const { span, words, effect } of bashOnly(script, shell))
    context.report({ span, message: `${quote(words, 20)} is bash, and sh is ${name} here: it ${effect}.` });
}

/** What `sh` is, where the base image is known. */
function plainShell({ instruction }: ShellProgram, { subject }: ShellContext): PlainShell | undefined {
  const base = subject.stageOf(instruction)?.root.base;
  const facts = base?.kind === "image" && base.reference ? baseImageFacts(base.reference) : undefined;
  const family = facts && valueOf(facts.family);
  if (family === "debian" || family === "ubuntu") return "dash";
  return family === "alpine" ? "busybox" : undefined;
}
