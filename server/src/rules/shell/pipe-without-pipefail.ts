/** A pipe whose left side may fail without anybody noticing. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { baseImageFacts } from "../../semantics/image/baseImages.ts";
import { valueOf } from "../../semantics/known.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import { hasPipefail, type LostPipe, losesFailure, pipes } from "../../semantics/shell/pipes.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/pipe-without-pipefail",
  title: "Pipe that loses a failure",
  category: "correctness",
  severity: "hint",
  from: "recommended",
  aliases: ["DL4006"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  const { instruction, interpreter } = program;
  if (instruction.keyword !== "RUN" || instruction.onbuild || interpreter?.language !== "posix") return;
  const all = pipes(program.commands);
  const lost = all.find((pipe) => losesFailure(pipe) && !knows(pipe, program));
  const any = context.hadolintCompatible && !ownShell(instruction, context) ? all[0] : undefined;
  const pipe = lost ?? any;
  const operator = pipe?.left.after;
  if (!pipe || !operator) return;
  const name = quote(pipe.left.name ?? pipe.left.word?.text ?? "", 20);
  context.report({
    span: operator.span,
    message: lost
      ? `When ${name} fails, this RUN goes on: only the end of a pipe counts.`
      : "Only the last command of a pipe decides whether this RUN fails.",
    fixes: () => fixes(instruction, context),
  });
}

/** A nested script has a shell of its own, whose options stand in its command. */
function knows({ left }: LostPipe, program: ShellProgram): boolean {
  const { nested } = left.context;
  if (nested === "none") return hasPipefail(program, left.span.start);
  const options = left.parent?.arguments.map(({ text }) => text).join(" ") ?? "";
  return /\bpipefail\b/.test(options);
}

/** hadolint's condition: a SHELL of this very stage. */
function ownShell(instruction: Instruction, { subject }: ShellContext): boolean {
  const set = subject.stateAt(instruction, "before").setBy.shell;
  const stage = subject.stageOf(instruction);
  return (
    set?.keyword === "SHELL" &&
    stage !== undefined &&
    set.span.start >= stage.span.start &&
    /pipefail/.test(set.argumentText)
  );
}

/** SHELL is kept in the image, so the fix changes more than this line. */
function fixes(instruction: Instruction, { subject, source }: ShellContext): readonly Fix[] {
  const stage = subject.stageOf(instruction);
  const shell = stage && shellOf(stage);
  if (!shell || subject.stateAt(instruction, "before").setBy.shell) return [];
  const start = source.lines.lineStart(source.lines.lineAt(instruction.span.start));
  const edits = [insert(start, `SHELL ["${shell}", "-o", "pipefail", "-c"]\n`)];
  return [{ title: "Let the shell notice (SHELL with pipefail)", safety: "unsafe", edits }];
}

/** A shell that has the option, where the base image is known to have that shell. */
function shellOf({ root: { base } }: Stage): string | undefined {
  const facts = base.kind === "image" && base.reference ? baseImageFacts(base.reference) : undefined;
  if (!facts) return undefined;
  if (valueOf(facts.shells)?.includes("bash")) return "/bin/bash";
  return valueOf(facts.family) === "alpine" ? "/bin/ash" : undefined;
}
