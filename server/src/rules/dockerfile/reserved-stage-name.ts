/** A stage named "scratch" or "context", words that mean something else to Docker. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
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
  fix: "unsafe",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  const { from, name } = stage;
  const meaning = name !== undefined && Object.hasOwn(MEANING, name) ? MEANING[name] : undefined;
  if (meaning === undefined || !from.stageName) return;
  context.report({
    span: from.stageName.span,
    message: `${quote(from.stageName.raw)} is Docker's own word for ${meaning}; name this stage differently.`,
    fixes: () => rename(stage, context),
  });
}

/** With all uses of the stage; not safe, because `--target` and Compose may name it, too. */
function rename({ from, name, usedBy }: Stage, { subject, source }: DockerfileContext): readonly Fix[] {
  const fresh = `${name}-stage`;
  const word = from.stageName;
  if (!word || subject.stage(fresh) || textAt(source.text, word.span) !== word.raw) return [];
  const uses = usedBy.filter(({ span }) => textAt(source.text, span).toLowerCase() === name);
  const edits = [word.span, ...uses.map(({ span }) => span)].map((span) => replace(span, fresh));
  return [{ title: `Rename to ${fresh}`, safety: "unsafe", preferred: true, edits }];
}
