/** A stage that no other stage needs and that is not the last one. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { servicesBuilding } from "../../semantics/workspace/links.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unused-stage",
  title: "Stage that nothing uses",
  category: "clarity",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

/** Names of stages that only exist for others: people ask for `test` or `dev` with --target. */
const FOR_OTHERS =
  /(?:^|[-_.])(?:build|builder|build-env|deps|dependencies|install|installer|compile|compiler|download|fetch|vendor)$/i;

function check({ stages }: DockerfileContext["subject"], context: DockerfileContext): void {
  for (const stage of stages) {
    if (stage.isFinal || stage.usedBy.length > 0 || !isForOthers(stage) || isTarget(stage, context)) continue;
    const { stageName, image, keywordSpan } = stage.from;
    const who =
      stage.name === undefined
        ? `Stage ${stage.index + 1} has no name and nothing uses it`
        : `Nothing uses the stage ${quote(stage.name, 20)}`;
    context.report({
      span: stageName?.span ?? image?.span ?? keywordSpan,
      message: `${who}: a plain build skips it. The next FROM begins with nothing of it.`,
    });
  }
}

function isForOthers({ name }: Stage): boolean {
  return name === undefined || FOR_OTHERS.test(name);
}

/** A service of Compose asks for it. */
function isTarget({ name, index }: Stage, { reader, uri }: DockerfileContext): boolean {
  return servicesBuilding(reader, uri).some(({ build: { target } }) => {
    const wanted = target?.toLowerCase();
    return wanted !== undefined && (wanted === name?.toLowerCase() || wanted === String(index));
  });
}
