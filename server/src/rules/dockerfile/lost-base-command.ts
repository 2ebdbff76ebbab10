/** An ENTRYPOINT that only starts other programs, in a stage where no CMD is left for it to start. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { baseImageFacts } from "../../semantics/image/baseImages.ts";
import { valueOf } from "../../semantics/known.ts";
import { jsonList } from "../../semantics/shell/execForm.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/lost-base-command",
  title: "ENTRYPOINT that drops the base image's CMD",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { stage: check },
});

/** Programs that start what they are given. */
const STARTERS =
  /^(?:tini(?:-static)?|dumb-init|gosu|su-exec|catatonit|s6-svscan|docker-entrypoint(?:\.sh)?|entrypoint(?:\.sh)?)$/;

function check(stage: Stage, context: DockerfileContext): void {
  const entrypoint = valueOf(stage.state.entrypoint);
  const own = entrypoint?.instruction;
  const lost = baseCommand(stage);
  if (!entrypoint || !own || context.subject.stageOf(own) !== stage || !lost || lost.length === 0) return;
  if (!stage.isFinal || stage.instructions.some(({ keyword }) => keyword === "CMD")) return;
  const last = entrypoint.argv.at(-1) ?? "";
  const first = (entrypoint.argv[0] ?? "").split("/").at(-1) ?? "";
  const alone = entrypoint.argv.length === 1 || last === "--" || last.startsWith("-");
  if (entrypoint.form !== "exec" || !alone || !STARTERS.test(first)) return;
  context.report({
    span: own.keywordSpan,
    message: `ENTRYPOINT drops the base's CMD ${jsonList(lost).slice(0, 30)}; ${quote(first, 20)} has nothing to start.`,
    fixes: () => [
      {
        title: "Repeat the base image's CMD",
        safety: "suggestion",
        edits: [insert(own.span.end, `${context.source.text.includes("\r\n") ? "\r\n" : "\n"}CMD ${jsonList(lost)}`)],
      },
    ],
  });
}

/** What a container of the base would run (BuildKit: dispatchEntrypoint resets CMD unless the stage sets one). */
function baseCommand({ base }: Stage): readonly string[] | undefined {
  if (base.kind === "stage") return valueOf(base.stage.state.cmd)?.stored;
  const facts = base.kind === "image" && base.reference ? baseImageFacts(base.reference) : undefined;
  return facts && valueOf(facts.cmd);
}
