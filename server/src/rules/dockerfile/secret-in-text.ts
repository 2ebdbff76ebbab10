/** Keys, tokens and passwords written out in the file. */
import { secretTexts } from "../../semantics/image/secretNames.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { eachInstruction } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/secret-in-text",
  title: "Key or password in the Dockerfile",
  category: "security",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    // A trigger's text is that of its ONBUILD.
    if (!instruction.onbuild) checkText(instruction, context);
  }
}

function checkText({ span }: Instruction, { source, report }: DockerfileContext): void {
  const text = source.text.slice(span.start, span.end);
  for (const { kind, start, end } of secretTexts(text)) {
    report({
      span: { start: span.start + start, end: span.start + end },
      message: `This looks like ${kind}: whoever gets the image or this file has it.`,
    });
  }
}
