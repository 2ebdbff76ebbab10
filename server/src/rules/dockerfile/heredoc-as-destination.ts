/** COPY and ADD with a heredoc where the target should be. */
import { heredocWord } from "../../syntax/dockerfile/heredocs.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/heredoc-as-destination",
  title: "Heredoc as the target of COPY or ADD",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const { destination, keyword } = instruction;
  if (!destination || !heredocWord(destination.raw, 0, destination.raw.length)) return;
  const message = `The last word says where ${keyword} puts the files, and a heredoc is no such place.`;
  reportFailure(context, instruction, { span: destination.span, message: `${message} ${stopsHere(instruction)}` });
}
