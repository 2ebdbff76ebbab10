/** What rules about failing builds share: when a file is a template, and how such a report is worded. */
import type { Report } from "../linter/rule.ts";
import { commentsBehindArguments } from "../syntax/dockerfile/trailingComments.ts";
import type { Instruction, SyntaxProblem } from "../syntax/dockerfile/syntax.ts";
import type { DockerfileContext } from "./dockerfileRule.ts";
import { isTemplateFile } from "../semantics/dockerfile/template.ts";

/** `file`: the whole file is wrong, no instruction in particular. */
type Place = Instruction | "file";

/**
 * Reports what stops the build. In a trigger it stops the builds on top of the image instead, and in a template
 * (ERB, Jinja, Go) nobody knows yet what Docker will read.
 */
export function reportFailure(context: DockerfileContext, place: Place, report: Omit<Report, "fails">): void {
  if (context.reader.derive(isTemplateFile, context.uri)) return;
  // The words of a comment behind the arguments are reported once, by the rule that is about them.
  if (place !== "file" && inComment(place, report, context)) return;
  const waits = place !== "file" && place.onbuild && !runsHere(place, context);
  context.report(waits ? report : { ...report, fails: "build" });
}

/** True for a trigger of a stage that another stage of this file, which is built, is made from. */
function runsHere(trigger: Instruction, { subject }: DockerfileContext): boolean {
  const stage = subject.stageOf(trigger);
  return (stage?.usedBy ?? []).some((use) => {
    const child = use.kind === "from" ? subject.stageOf(use.instruction) : undefined;
    return child !== undefined && subject.built.has(child);
  });
}

function inComment(instruction: Instruction, { span }: Pick<Report, "span">, context: DockerfileContext): boolean {
  if (instruction.keyword === undefined) return false;
  const behind = context.reader.derive(commentsBehindArguments, context.uri);
  return behind.trailingComments(instruction).some(({ start }) => start < span.end);
}

/** What the parser noticed itself, of the given kinds, with the instruction that it belongs to. */
export function problemsOf(context: DockerfileContext, codes: readonly string[]): readonly SyntaxProblem[] {
  return context.subject.syntax.problems.filter(({ code }) => codes.includes(code));
}

/** Second sentence of most messages. */
export function stopsHere({ onbuild }: Pick<Instruction, "onbuild">): string {
  return onbuild ? "A build on top of this image stops here." : "Docker stops at this line.";
}

/** All instructions, and what stands behind ONBUILD as one more. */
export function* eachInstruction({ subject }: DockerfileContext): Iterable<Instruction> {
  for (const instruction of subject.syntax.instructions) {
    yield instruction;
    if (instruction.keyword === "ONBUILD" && instruction.trigger) yield instruction.trigger;
  }
}

/** As `reportFailure`, for what Docker only notices when it builds the stage: unused stages do not fail. */
export function reportStageFailure(
  context: DockerfileContext,
  instruction: Instruction,
  report: Omit<Report, "fails">,
): void {
  const stage = context.subject.stageOf(instruction);
  const built = instruction.onbuild || !stage || context.subject.built.has(stage);
  if (built) reportFailure(context, instruction, report);
  else if (!context.reader.derive(isTemplateFile, context.uri)) context.report(report);
}
