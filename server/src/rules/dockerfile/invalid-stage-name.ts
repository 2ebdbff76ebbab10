/** Stage names that BuildKit refuses. */
import type { FromInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-stage-name",
  title: "Stage name that Docker does not take",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { FROM: check },
});

function check(instruction: FromInstruction, context: DockerfileContext): void {
  const { stageName, onbuild } = instruction;
  // The name may be in capitals: it is lower-cased before it is looked at.
  if (!stageName || onbuild || /^[a-z][a-z0-9-_.]*$/.test(stageName.raw.toLowerCase())) return;
  const { span, raw } = stageName;
  const message = `${quote(raw, 20)} is no stage name: a letter, then letters, digits, "-", "_", ".".`;
  reportFailure(context, instruction, { span, message: `${message} ${stopsHere(instruction)}` });
}
