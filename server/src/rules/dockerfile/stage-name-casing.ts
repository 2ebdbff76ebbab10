/** A stage name with capitals: Docker knows it in lower case only. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { replace, type TextEdit } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/stage-name-casing",
  title: "Stage name with capitals",
  category: "style",
  severity: "hint",
  from: "recommended",
  aliases: ["StageNameCasing"],
  since: "0.1.0",
  fix: "safe",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  const word = stage.from.stageName;
  if (!word || word.raw === word.raw.toLowerCase()) return;
  context.report({
    span: word.span,
    message: `Docker keeps ${quote(word.raw, 25)} as ${quote(word.raw.toLowerCase(), 25)}; write stage names in lower case.`,
    fixes: () => rename(stage, word.raw, context),
  });
}

/** Safe: names of stages are compared in lower case, so that nothing but the spelling changes. */
function rename(stage: Stage, written: string, { subject, source }: DockerfileContext): readonly Fix[] {
  const name = written.toLowerCase();
  const word = stage.from.stageName;
  if (!word || textAt(source.text, word.span) !== written) return [];
  const edits: TextEdit[] = [replace(word.span, name)];
  // Another stage of the same name has uses of its own, which look the same.
  for (const use of subject.stages.filter((one) => one.name === stage.name).flatMap(({ usedBy }) => usedBy)) {
    const text = textAt(source.text, use.span);
    if (text !== name && text.toLowerCase() === name) edits.push(replace(use.span, name));
  }
  return [{ title: `Rename to ${name}`, safety: "safe", preferred: true, edits }];
}
