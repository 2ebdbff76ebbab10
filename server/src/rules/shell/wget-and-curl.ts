/** A stage that downloads with both wget and curl. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { ShellCommand } from "../../semantics/shell/model.ts";
import type { ShellPrograms } from "../../semantics/shell/shellPrograms.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/wget-and-curl",
  title: "Both wget and curl",
  category: "size",
  severity: "information",
  from: "strict",
  aliases: ["DL4001"],
  since: "0.1.0",
  fix: "none",
  visit: { stage: check },
});

function check(stage: Stage, programs: ShellPrograms, context: ShellContext): void {
  const calls = stage.instructions.flatMap((instruction) => {
    if (instruction.keyword !== "RUN") return [];
    const downloads = programs.of(instruction)?.commands.filter(({ name }) => name === "wget" || name === "curl") ?? [];
    // hadolint does not look into other scripts.
    return context.hadolintCompatible ? downloads.filter(({ context: { nested } }) => nested === "none") : downloads;
  });
  const [first] = calls;
  const other = calls.find(({ name }) => name !== first?.name);
  if (!first?.word || !other) return;
  const related = [{ span: first.word.span, message: `The first ${first.name ?? ""} of this stage.` }];
  const guilty = context.hadolintCompatible ? eachRun(calls.slice(calls.indexOf(other)), stage) : [other];
  for (const { word, name } of guilty) {
    if (!word) continue;
    const before = name === "wget" ? "curl" : "wget";
    context.report({
      span: word.span,
      message: `This stage downloads with ${before} and ${name ?? ""}; one of them is enough.`,
      related,
    });
  }
}

/** The first call of each RUN. */
function eachRun(calls: readonly ShellCommand[], { instructions }: Stage): readonly ShellCommand[] {
  return instructions.flatMap(
    ({ span }) => calls.find((call) => span.start <= call.span.start && call.span.end <= span.end) ?? [],
  );
}
