/** Triggers that ONBUILD does not take. */
import type { OnbuildInstruction } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/forbidden-onbuild-trigger",
  title: "Instruction that ONBUILD does not take",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["DL3043"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { ONBUILD: check },
});

function check(instruction: OnbuildInstruction, context: DockerfileContext): void {
  const { trigger, onbuild, keywordSpan } = instruction;
  const keyword = trigger?.keyword;
  if (onbuild || !trigger || (keyword !== "ONBUILD" && keyword !== "FROM" && keyword !== "MAINTAINER")) return;
  const second = { start: keywordSpan.start, end: trigger.keywordSpan.start };
  reportFailure(context, instruction, {
    span: trigger.keywordSpan,
    message: `${keyword} may not stand behind ONBUILD. ${stopsHere(instruction)}`,
    fixes: () =>
      keyword === "ONBUILD"
        ? [{ title: "Remove one ONBUILD", safety: "unsafe", preferred: true, edits: [remove(second)] }]
        : [],
  });
}
