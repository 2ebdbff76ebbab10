/** USER with a name where a number would do. */
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/user-by-name",
  title: "USER by name instead of number",
  category: "portability",
  severity: "hint",
  from: "strict",
  aliases: ["DL3066"],
  since: "0.1.0",
  fix: "none",
  visit: { USER: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  const { whole, onbuild } = instruction;
  if (!whole || onbuild) return;
  const [user = ""] = (whole.literal ?? whole.raw).split(":");
  if (/^\d+$/.test(user)) return;
  const variables = whole.parts.flatMap((part) => (part.kind === "variable" ? [part.name] : []));
  if (variables.length > 0 && (!context.hadolintCompatible || variables.some((name) => isArg(name, context)))) return;
  // Root is another rule's matter, which tells what is wrong with it.
  if ((user === "root" || user === "") && !context.hadolintCompatible) return;
  context.report({
    span: whole.span,
    message: `${quote(user, 25)} is a name; Kubernetes can tell only from a number that it is not root.`,
  });
}

function isArg(name: string, { subject }: DockerfileContext): boolean {
  return subject.syntax.instructions.some(
    (other) => other.keyword === "ARG" && other.pairs.some((pair) => pair.name.raw === name),
  );
}
