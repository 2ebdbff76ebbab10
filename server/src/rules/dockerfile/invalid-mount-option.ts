/** `RUN --mount` options that BuildKit refuses; follows its parser option by option. */
import type { Fix } from "../../linter/rule.ts";
import { type MountFault, mountFaults } from "../../semantics/dockerfile/mountFaults.ts";
import { known } from "../../semantics/known.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { reportFailure, reportStageFailure, stopsHere } from "../buildFailure.ts";
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
    // A trigger works wherever the stage is that it runs in.
    const workdir = instruction.onbuild ? known("?") : context.subject.stateAt(instruction, "before").workdir;
    for (const fault of mountFaults(flag, workdir)) {
      const { span, message, meant, whileReading } = fault;
      const report = whileReading ? reportFailure : reportStageFailure;
      report(context, instruction, {
        span,
        message: `${message} ${stopsHere(instruction)}${meant ? ` Did you mean ${meant}?` : ""}`,
        fixes: () => fixesOf(fault),
      });
    }
  }
}

function fixesOf({ span, meant, mend }: MountFault): readonly Fix[] {
  if (meant) return [{ title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] }];
  return mend && mend.edits.length > 0 ? [{ ...mend, safety: "unsafe", preferred: true }] : [];
}
