/** Two stages of one name: from the second on, the first can no longer be named. */
import type { Fix } from "../../linter/rule.ts";
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/duplicate-stage-name",
  title: "Stage name used twice",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["DuplicateStageName", "DL3024"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check({ stages }: BuildGraph, context: DockerfileContext): void {
  const first = new Map<string, Stage>();
  const counts = new Map<string, number>();
  for (const stage of stages) {
    const word = stage.from.stageName;
    if (!word || !stage.name) continue;
    const earlier = first.get(stage.name);
    if (!earlier) {
      first.set(stage.name, stage);
      continue;
    }
    const count = (counts.get(stage.name) ?? 1) + 1;
    counts.set(stage.name, count);
    const sameCase = earlier.from.stageName?.raw === word.raw;
    context.report({
      span: word.span,
      message: `There is a stage ${quote(word.raw, 25)} already; from here on the name means this one.`,
      // hadolint compares the names as they are written.
      aliases: sameCase ? ["DuplicateStageName", "DL3024"] : ["DuplicateStageName"],
      fixes: () => rename(stage, `${stage.name}-${count}`, context),
      related: [{ span: earlier.from.stageName?.span ?? earlier.from.keywordSpan, message: "The stage above." }],
    });
  }
}

/** With the uses that mean this stage; not safe, because `--target` and Compose may name it, too. */
function rename({ from, name, usedBy }: Stage, fresh: string, { subject, source }: DockerfileContext): readonly Fix[] {
  const word = from.stageName;
  if (!word || subject.stage(fresh) || textAt(source.text, word.span) !== word.raw) return [];
  const uses = usedBy.filter(({ span }) => textAt(source.text, span).toLowerCase() === name);
  const edits = [word.span, ...uses.map(({ span }) => span)].map((span) => replace(span, fresh));
  return [{ title: `Rename to ${fresh}`, safety: "unsafe", preferred: true, edits }];
}
