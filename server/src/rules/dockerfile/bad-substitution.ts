/** Substitutions and quotes that the builder cannot read. */
import { problemsOf, reportFailure, reportStageFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/bad-substitution",
  title: "Substitution or quote that Docker cannot read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const { message, span, instruction } of problemsOf(context, [
    "bad-substitution",
    "bad-modifier",
    "unterminated-quote",
  ])) {
    const owner = context.subject.syntax.instructions[instruction ?? -1];
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    // FROM is expanded in every stage, all else only in the stages that are built.
    if (!owner || owner.keyword === "FROM") {
      reportFailure(context, "file", { span, message: `${sentence} Docker stops at this line.` });
    } else {
      reportStageFailure(context, owner, { span, message: `${sentence} Docker stops here when it builds this stage.` });
    }
  }
}
