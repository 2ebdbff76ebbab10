/** ARG or ENV with the name of a secret: both leave its value behind. */
import type { ArgInstruction, KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/secret-in-arg-or-env",
  title: "Secret in ARG or ENV",
  category: "security",
  severity: "information",
  from: "recommended",
  strict: "warning",
  aliases: ["SecretsUsedInArgOrEnv", "DL3064"],
  since: "0.1.0",
  fix: "none",
  visit: { ARG: check, ENV: check },
});

const SECRET = /(?:_|^)(?:apikey|auth|credentials?|key|password|pword|passwd|secret|token)(?:_|$)/i;
/** BuildKit's own exceptions. */
const ALLOWED = /(?:_|^)(?:public|file|version)(?:_|$)/i;
/** Names that speak about a secret without being one. */
const HARMLESS = /_(?:URL|ID|FILE|PATH|DIR|HOST|NAME|ENABLED|TTL)$|PUBLIC|^GPG_|^PGP_|FINGERPRINT/i;

function check(instruction: ArgInstruction | KeyValueInstruction, context: DockerfileContext): void {
  // Above the first FROM an ARG reaches no layer.
  if (instruction.onbuild || !context.subject.stageOf(instruction)) return;
  for (const { name } of instruction.pairs) {
    const written = name.literal ?? name.raw;
    if (!SECRET.test(written) || ALLOWED.test(written)) continue;
    if (HARMLESS.test(written) && !context.hadolintCompatible) continue;
    const where =
      instruction.keyword === "ARG"
        ? "can be read in the image's history"
        : "is in the image and all of its containers";
    context.report({
      span: name.span,
      message: `${quote(written, 25)} sounds secret, but a value in ${instruction.keyword} ${where}.`,
    });
  }
}
