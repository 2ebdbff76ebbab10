/** `COPY --from` and `RUN --mount=from` of a stage that cannot be a source here. */
import { stageCircles } from "../../semantics/dockerfile/circles.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { sourceUses } from "../../semantics/dockerfile/stageUses.ts";
import type { Instruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { eachInstruction, reportFailure, reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/impossible-copy-source",
  title: "COPY from a stage that is not there yet",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["DL3023"],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    // A trigger is read in the file of the image's user, with that file's stages.
    if (instruction.onbuild) continue;
    for (const flag of instruction.flags) {
      if (flag.name === "from" && flag.value && instruction.keyword === "COPY")
        checkCopy(flag.value, instruction, context);
    }
    if (instruction.keyword === "RUN") {
      // A mount knows stages by name only; a number is the name of an image.
      for (const { name, span } of sourceUses(instruction)) {
        const stage = /^[+-]?[0-9]+$/.test(name) ? undefined : context.subject.stage(name);
        if (stage) checkStage(stage, { span, literal: name }, instruction, context);
      }
    }
  }
}

function checkCopy(source: Word, instruction: Instruction, context: DockerfileContext): void {
  const { span, literal } = source;
  if (literal === undefined) {
    const message = `--from cannot hold a variable: name a stage, and use it in that stage's FROM. ${stopsHere(instruction)}`;
    reportFailure(context, instruction, { span, message, aliases: [] });
    return;
  }
  const { stages } = context.subject;
  const byNumber = /^[+-]?[0-9]+$/.test(literal);
  const index = byNumber ? Number(literal) : -1;
  if (byNumber && (index < 0 || index >= stages.length)) {
    const known = stages.length === 1 ? "the only stage is 0" : `the stages are 0 to ${stages.length - 1}`;
    reportFailure(context, instruction, {
      span,
      aliases: [],
      message: `There is no stage ${quote(literal, 10)}: ${known}. ${stopsHere(instruction)}`,
    });
    return;
  }
  const stage = context.subject.stage(literal);
  if (stage) checkStage(stage, { span, literal }, instruction, context);
}

function checkStage(
  stage: Stage,
  { span, literal }: { readonly span: Span; readonly literal: string },
  instruction: Instruction,
  context: DockerfileContext,
): void {
  const own = context.subject.stageOf(instruction);
  if (!own || stage.index < own.index) return;
  const circles = context.reader.derive(stageCircles, context.uri);
  const circular = stage !== own && circles.get(stage) === circles.get(own);
  const where =
    stage === own
      ? `is the stage that this ${instruction.keyword} stands in`
      : circular
        ? "copies from this stage, too, so that neither can be built first"
        : "begins only below";
  // Circles Docker finds in stages, too, that it would not build.
  const report = stage === own || circular ? reportFailure : reportStageFailure;
  report(context, instruction, {
    span,
    message: `Stage ${quote(literal, 20)} ${where}. ${stopsHere(instruction)}`,
    // hadolint compares names only, and looks at COPY alone.
    aliases: stage === own && instruction.keyword === "COPY" && !/^[+-]?[0-9]+$/.test(literal) ? ["DL3023"] : [],
    related: [{ span: stage.from.keywordSpan, message: "The stage begins here." }],
  });
}
