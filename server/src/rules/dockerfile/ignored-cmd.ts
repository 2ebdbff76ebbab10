/** CMD beside an ENTRYPOINT that never looks at it. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { valueOf } from "../../semantics/known.ts";
import { jsonList, readsArguments, scriptOf } from "../../semantics/shell/execForm.ts";
import { plainWords } from "../../semantics/shell/words.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/ignored-cmd",
  title: "CMD that ENTRYPOINT ignores",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["JSONArgsRecommended", "DL3025"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  const cmd = valueOf(stage.state.cmd)?.instruction;
  const entrypoint = valueOf(stage.state.entrypoint);
  const own = entrypoint?.instruction;
  if (cmd?.keyword !== "CMD" || own?.keyword !== "ENTRYPOINT" || context.subject.stageOf(cmd) !== stage) return;
  const script = scriptOf(entrypoint?.argv ?? []);
  const deaf =
    entrypoint?.form === "shell"
      ? !readsArguments(own.command.joined)
      : script !== undefined && !readsArguments(script);
  if (!deaf) return;
  const form = entrypoint?.form === "shell" ? "in shell form " : `that runs "sh -c" `;
  context.report({
    span: cmd.keywordSpan,
    message: `An ENTRYPOINT ${form}never receives CMD: these words have no effect.`,
    aliases: cmd.command.form === "shell" ? ["JSONArgsRecommended", "DL3025"] : [],
    related: [{ span: own.command.span, message: "This ENTRYPOINT takes no arguments." }],
    fixes: () => listFix(own, context),
  });
}

function listFix({ command }: CommandInstruction, { subject }: DockerfileContext): readonly Fix[] {
  const words =
    command.form === "shell" && subject.syntax.escape === "\\" ? plainWords(command.joined.trim()) : undefined;
  if (!words) return [];
  return [
    {
      title: "Make ENTRYPOINT a JSON list",
      safety: "unsafe",
      preferred: true,
      edits: [replace(command.span, jsonList(words))],
    },
  ];
}
