/** Stage names that BuildKit refuses. */
import type { Fix } from "../../linter/rule.ts";
import type { FromInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-stage-name",
  title: "Stage name that Docker does not take",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { FROM: check },
});

function check(instruction: FromInstruction, context: DockerfileContext): void {
  const { stageName, onbuild } = instruction;
  // The name may be in capitals: it is lower-cased before it is looked at.
  if (!stageName || onbuild || /^[a-z][a-z0-9-_.]*$/.test(stageName.raw.toLowerCase())) return;
  const { span, raw } = stageName;
  const message = `${quote(raw, 20)} is no stage name: a letter, then letters, digits, "-", "_", ".".`;
  reportFailure(context, instruction, {
    span,
    message: `${message} ${stopsHere(instruction)}`,
    fixes: () => rename(instruction, raw, context),
  });
}

/** Everything that names the stage so is renamed, too. */
function rename(from: FromInstruction, raw: string, { subject, source }: DockerfileContext): readonly Fix[] {
  const name = raw.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[^A-Za-z]+|[^A-Za-z0-9]+$/g, "");
  const taken = subject.stages.some((stage) => stage.name === name.toLowerCase());
  if (name === "" || taken || /[$"']/.test(raw) || !from.stageName) return [];
  const stage = subject.stageOf(from);
  const spans = [from.stageName.span, ...(stage?.usedBy ?? []).map((use) => use.span)];
  const edits = spans.filter((span) => textAt(source.text, span).toLowerCase() === raw.toLowerCase());
  return [
    {
      title: `Rename to ${name}`,
      safety: "unsafe",
      preferred: true,
      edits: edits.map((span) => replace(span, name)),
    },
  ];
}
