/** `COPY --from` and `RUN --mount=from` of a stage that cannot be a source here. */
import type { Instruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
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
  const own = context.subject.stageOf(instruction);
  if (!stage || !own || stage.index < own.index) return;
  const where = stage === own ? "is the stage that this COPY stands in" : "begins only below";
  reportStageFailure(context, instruction, {
    span,
    message: `Stage ${quote(literal, 20)} ${where}. ${stopsHere(instruction)}`,
    aliases: stage === own && !byNumber ? ["DL3023"] : [],
  });
}
