/** COPY or ADD of files that hold secrets. */
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/secret-file-copied",
  title: "File with secrets copied into the image",
  category: "security",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { COPY: check, ADD: check },
});

/** Files that are made to hold keys and passwords; names of examples and templates are none. */
const FILES =
  /(?:^|\/)(?:id_(?:rsa|dsa|ecdsa|ed25519)|\.netrc|\.pgpass|\.git-credentials|\.dockercfg|\.docker\/config\.json|\.aws\/credentials|\.kube\/config|kubeconfig|\.env|\.env\.(?:prod|production|local)|[\w.-]*private[\w.-]*\.(?:key|pem)|[\w.-]+\.(?:p12|pfx|jks|keystore))$/i;

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  // From another stage it is that stage's matter.
  if (instruction.onbuild || flagOf(instruction, "from")) return;
  const last = context.subject.stageOf(instruction)?.isFinal ?? true;
  for (const { literal, span } of instruction.sources) {
    if (literal === undefined || !FILES.test(literal)) continue;
    context.report({
      span,
      message: last
        ? `${quote(literal, 25)} becomes a part of the image: whoever has the image can read it.`
        : `${quote(literal, 25)} stays in a layer of this stage and in the build cache.`,
      ...(last ? {} : { severity: "information" as const }),
    });
  }
}
