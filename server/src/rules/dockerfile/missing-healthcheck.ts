/** An image without HEALTHCHECK. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
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
  visit: { file: check },
});

function check({ stages }: BuildGraph, context: DockerfileContext): void {
  for (const stage of context.hadolintCompatible ? unchecked(stages, context) : stages.slice(-1)) {
    if (hasHealthcheck(stage)) continue;
    context.report({
      span: stage.from.keywordSpan,
      message: "No HEALTHCHECK: Docker cannot tell a program that hangs from one that works.",
      fixes: () => (stage.isFinal ? [addCheck(stage, context)] : []),
    });
  }
}

function hasHealthcheck({ state }: Stage): boolean {
  return valueOf(state.healthcheck) !== undefined;
}

/** hadolint spares a stage as well when one that is made from it has a check. */
function unchecked(stages: readonly Stage[], { subject }: DockerfileContext): readonly Stage[] {
  const checked = new Set<Stage | undefined>();
  // A stage stands behind the one that it is made from.
  for (const stage of stages.toReversed()) {
    const users = stage.usedBy.filter(({ kind }) => kind === "from");
    if (hasHealthcheck(stage) || users.some(({ instruction }) => checked.has(subject.stageOf(instruction))))
      checked.add(stage);
  }
  return stages.filter((stage) => !checked.has(stage));
}

function addCheck(stage: Stage, { source }: DockerfileContext): Fix {
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const starter = stage.instructions.find(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
  const text = "HEALTHCHECK --interval=30s --timeout=5s CMD true";
  const end = stage.instructions.at(-1)?.span.end ?? stage.span.end;
  const edit = starter ? insert(starter.span.start, `${text}${eol}`) : insert(end, `${eol}${text}`);
  return { title: "Add a HEALTHCHECK to fill in", safety: "suggestion", edits: [edit] };
}
