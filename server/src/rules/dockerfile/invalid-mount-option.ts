/** `RUN --mount` options that BuildKit refuses; follows its parser option by option. */
import { mountFaults } from "../../semantics/dockerfile/mountFaults.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-mount-option",
  title: "Mount option that Docker cannot use",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { RUN: check },
});

function check(instruction: CommandInstruction, context: DockerfileContext): void {
  for (const flag of instruction.flags) {
    if (flag.name !== "mount" || !flag.value) continue;
    for (const { span, message, meant } of mountFaults(flag)) {
      const hint = meant ? ` Did you mean ${meant}?` : "";
      reportFailure(context, instruction, {
        span,
        message: `${message} ${stopsHere(instruction)}${hint}`,
        fixes: () =>
          meant ? [{ title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] }] : [],
      });
    }
  }
}
