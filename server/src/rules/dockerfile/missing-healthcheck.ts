/** An image without HEALTHCHECK. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { insert } from "../../text/edits.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/missing-healthcheck",
  title: "Image without a health check",
  category: "portability",
  severity: "information",
  from: "strict",
  aliases: ["DL3057"],
  since: "0.1.0",
  fix: "suggestion",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  if (context.hadolintCompatible ? isChecked(stage, context) : !stage.isFinal || hasHealthcheck(stage)) return;
  context.report({
    span: stage.from.keywordSpan,
    message: "No HEALTHCHECK: Docker cannot tell a program that hangs from one that works.",
    fixes: () => (stage.isFinal ? [addCheck(stage, context)] : []),
  });
}

function hasHealthcheck({ state }: Stage): boolean {
  return valueOf(state.healthcheck) !== undefined;
}

/** hadolint spares a stage as well when one that is made from it has a check. */
function isChecked(stage: Stage, context: DockerfileContext): boolean {
  if (hasHealthcheck(stage)) return true;
  return stage.usedBy.some(({ kind, instruction }) => {
    const user = kind === "from" ? context.subject.stageOf(instruction) : undefined;
    return user !== undefined && user.index > stage.index && isChecked(user, context);
  });
}

function addCheck(stage: Stage, { source }: DockerfileContext): Fix {
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const starter = stage.instructions.find(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
  const text = "HEALTHCHECK --interval=30s --timeout=5s CMD true";
  const end = stage.instructions.at(-1)?.span.end ?? stage.span.end;
  const edit = starter ? insert(starter.span.start, `${text}${eol}`) : insert(end, `${eol}${text}`);
  return { title: "Add a HEALTHCHECK to fill in", safety: "suggestion", edits: [edit] };
}
