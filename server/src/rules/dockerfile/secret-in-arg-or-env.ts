/** ARG or ENV with the name of a secret: both leave its value behind. */
import type { Fix } from "../../linter/rule.ts";
import { runVariables } from "../../semantics/dockerfile/runVariables.ts";
import { valueOf } from "../../semantics/known.ts";
import { buildContexts } from "../../semantics/workspace/contexts.ts";
import { isHarmlessValue, secretName } from "../../semantics/image/secretNames.ts";
import type { ArgInstruction, CommandInstruction, KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { buildSecretEdits } from "../composeBuildSecrets.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/secret-in-arg-or-env",
  title: "Secret in ARG or ENV",
  category: "security",
  severity: "warning",
  from: "quiet",
  aliases: ["SecretsUsedInArgOrEnv", "DL3064"],
  since: "0.1.0",
  fix: "suggestion",
  visit: { ARG: check, ENV: check },
});

function check(instruction: ArgInstruction | KeyValueInstruction, context: DockerfileContext): void {
  // Above the first FROM an ARG reaches no layer, and a trigger belongs to another build. hadolint reports them.
  const counts = !instruction.onbuild && context.subject.stageOf(instruction) !== undefined;
  for (const { name, value } of instruction.pairs) {
    const written = name.literal ?? name.raw;
    const { ours, buildkit, hadolint } = secretName(written);
    const text = (value && valueOf(context.subject.expand(value, instruction))) ?? "";
    const theirs = context.hadolintCompatible && (hadolint || (buildkit && counts));
    if (!(ours && counts && !isHarmlessValue(text)) && !theirs) continue;
    // The fix looks for Compose files: asked here, so that they are read in time.
    if (ours && counts && instruction.keyword === "ARG") context.reader.derive(buildContexts, context.uri);
    // Without a value nothing is given away yet.
    const empty = instruction.keyword === "ENV" && value?.literal === "";
    const where =
      instruction.keyword === "ARG"
        ? "can be read in the image's history"
        : "is in the image and all of its containers";
    context.report({
      span: name.span,
      message: `${quote(written, 25)} sounds secret, but a value in ${instruction.keyword} ${where}.`,
      ...(empty ? { severity: "hint" as const } : {}),
      aliases: [...(buildkit && counts ? ["SecretsUsedInArgOrEnv"] : []), ...(hadolint ? ["DL3064"] : [])],
      fixes: () => (instruction.keyword === "ARG" && counts ? useMount(instruction, written, context) : []),
    });
  }
}

/**
 * Where only RUN instructions use the ARG, each gets the secret in its environment instead. A suggestion: from then on
 * the build wants `--secret id=NAME` in place of `--build-arg NAME=…`.
 */
function useMount(arg: ArgInstruction | KeyValueInstruction, name: string, context: DockerfileContext): readonly Fix[] {
  const { subject, source } = context;
  const stage = subject.stageOf(arg);
  if (!stage || arg.pairs.length !== 1 || subject.uses.some(({ part }) => part.name === name)) return [];
  const users = stage.instructions.filter(
    (other): other is CommandInstruction =>
      other.keyword === "RUN" && runVariables(source.text, other).some((variable) => variable.name === name),
  );
  if (users.length === 0) return [];
  const { lines } = source;
  const line = remove({
    start: lines.lineStart(lines.lineAt(arg.span.start)),
    end: lines.lineStart(lines.lineAt(arg.span.end) + 1),
  });
  const mount = ` --mount=type=secret,id=${name},env=${name}`;
  const edits = [
    line,
    ...users.map(({ keywordSpan }) => insert(keywordSpan.end, mount)),
    ...buildSecretEdits(context.reader, context.uri, name),
  ];
  return [{ title: `Mount ${name} as a secret`, safety: "suggestion", edits }];
}
