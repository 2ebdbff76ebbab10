/** USER by a name that nothing makes. */
import { accountOf } from "../../semantics/dockerfile/accounts.ts";
import { valueOf } from "../../semantics/known.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unknown-user",
  title: "USER that does not exist",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { USER: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  const { subject, source } = context;
  const stage = subject.stageOf(instruction);
  if (!stage || stage.os === "windows" || instruction.onbuild || !instruction.whole) return;
  const user = valueOf(subject.expand(instruction.whole, instruction));
  const [name = ""] = (user ?? "").split(":");
  if (accountOf(name, instruction, subject, source.text).kind !== "missing") return;
  context.report({
    span: instruction.whole.span,
    message: `No RUN above makes the user ${quote(name, 20)}, and the base image is not known to have it.`,
  });
}
