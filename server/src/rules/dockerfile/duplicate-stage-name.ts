/** Two stages of one name: from the second on, the first can no longer be named. */
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/duplicate-stage-name",
  title: "Stage name used twice",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["DuplicateStageName", "DL3024"],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check({ stages }: BuildGraph, context: DockerfileContext): void {
  const first = new Map<string, Stage>();
  for (const stage of stages) {
    const word = stage.from.stageName;
    if (!word || !stage.name) continue;
    const earlier = first.get(stage.name);
    if (!earlier) {
      first.set(stage.name, stage);
      continue;
    }
    const sameCase = earlier.from.stageName?.raw === word.raw;
    context.report({
      span: word.span,
      message: `There is a stage ${quote(word.raw, 25)} already; from here on the name means this one.`,
      // hadolint compares the names as they are written.
      aliases: sameCase ? ["DuplicateStageName", "DL3024"] : ["DuplicateStageName"],
      related: [{ span: earlier.from.stageName?.span ?? earlier.from.keywordSpan, message: "The stage above." }],
    });
  }
}
