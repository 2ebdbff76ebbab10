/** A secret that the build prints. */
import { secretName } from "../../semantics/image/secretNames.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import type { ShellWord } from "../../syntax/shell/syntax.ts";
import { quote } from "../../text/quote.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/secret-echoed",
  title: "Secret printed by the build",
  category: "security",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { command: check },
});

function check(command: ShellCommand, { instruction }: ShellProgram, context: ShellContext): void {
  const { name, arguments: words, redirections, context: around } = command;
  if (instruction.keyword !== "RUN" || (name !== "echo" && name !== "printf")) return;
  const elsewhere = around.substitution || around.redirected || around.pipeline.index < around.pipeline.length - 1;
  if (elsewhere || redirections.some(({ operator }) => operator.includes(">"))) return;
  for (const { name: variable, span } of words.flatMap(variablesIn)) {
    if (!secretName(variable).ours) continue;
    context.report({
      span,
      message: `${quote(variable)} sounds secret, and ${name} writes it to the build log.`,
    });
  }
}

/** Those whose value gets into the word; `${NAME:+set}` and `${#NAME}` say something else. */
function variablesIn({ parts }: ShellWord): readonly Extract<ShellWord["parts"][number], { kind: "variable" }>[] {
  return parts
    .filter((part) => part.kind === "variable")
    .filter(({ operator }) => !operator?.includes("+") && operator !== "#");
}
