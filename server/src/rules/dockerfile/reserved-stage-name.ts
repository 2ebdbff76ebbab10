/** A stage named "scratch" or "context", words that mean something else to Docker. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

/** What each word stands for where it is not a stage. */
const MEANING: Readonly<Record<string, string>> = {
  scratch: "the empty image",
  context: "the build context",
};

export default dockerfileRule({
  id: "dockerfile/reserved-stage-name",
  title: "Reserved word as stage name",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["ReservedStageName", "DL3063"],
  since: "0.1.0",
  fix: "none",
  visit: { stage: check },
});

function check({ from, name }: Stage, context: DockerfileContext): void {
  const meaning = name !== undefined && Object.hasOwn(MEANING, name) ? MEANING[name] : undefined;
  if (meaning === undefined || !from.stageName) return;
  context.report({
    span: from.stageName.span,
    message: `${quote(from.stageName.raw)} is Docker's own word for ${meaning}; name this stage differently.`,
  });
}
