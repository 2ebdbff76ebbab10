/** Substitutions and quotes that the builder cannot read. */
import { problemsOf, reportFailure } from "../buildFailure.ts";
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
    // A missing stage of FROM aside, Docker expands only what it builds.
    const stops = "Docker stops here when it builds this stage.";
    const text = `${message.charAt(0).toUpperCase()}${message.slice(1)}. ${stops}`;
    reportFailure(context, owner ?? "file", { span, message: text });
  }
}
