/** A stage that SOURCE_DATE_EPOCH names, and that is more than one ADD. */
import { eachInstruction, reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-source-date-epoch",
  title: "SOURCE_DATE_EPOCH stage with other instructions",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  const { globalArgs } = context.subject;
  const epoch = globalArgs.findLast(({ name }) => name === "SOURCE_DATE_EPOCH")?.value;
  if (!epoch?.known || /^[0-9]*$/.test(epoch.value)) return;
  const stage = context.subject.stage(epoch.value);
  if (!stage) return;
  for (const instruction of eachInstruction(context)) {
    const { keyword, keywordSpan, onbuild } = instruction;
    if (onbuild || context.subject.stageOf(instruction) !== stage) continue;
    if (keyword === undefined || keyword === "FROM" || keyword === "ARG" || keyword === "ADD") continue;
    const message = `${keyword} may not stand in the stage that SOURCE_DATE_EPOCH names: only one ADD may.`;
    reportFailure(context, instruction, { span: keywordSpan, message: `${message} Docker stops at this line.` });
  }
}
