/** The same flag twice. */
import { flagsOf } from "../../semantics/dockerfile/flags.ts";
import { eachInstruction, reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/duplicate-flag",
  title: "Flag given twice",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    const known = flagsOf(instruction) ?? {};
    const seen = new Set<string>();
    for (const { name, span } of instruction.flags) {
      const kind = known[name];
      if (seen.has(name) && kind !== undefined && kind !== "list") {
        const message = `--${name} may be given only once. ${stopsHere(instruction)}`;
        reportFailure(context, instruction, { span, message });
      }
      seen.add(name);
    }
  }
}
