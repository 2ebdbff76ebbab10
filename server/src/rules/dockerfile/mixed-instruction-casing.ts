/** Instructions in other letter case than the rest of the file. */
import type { Fix } from "../../linter/rule.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/mixed-instruction-casing",
  title: "Instructions in mixed letter case",
  category: "style",
  severity: "hint",
  from: "recommended",
  aliases: ["ConsistentInstructionCasing"],
  since: "0.1.0",
  fix: "safe",
  visit: { file: check },
});

function check({ stages }: BuildGraph, context: DockerfileContext): void {
  const all = stages.flatMap(({ instructions }) => instructions).filter(({ keyword }) => keyword !== undefined);
  const count = (cased: (word: string) => string): number =>
    all.filter(({ keywordText }) => keywordText === cased(keywordText)).length;
  // As many of each: capitals, as Docker's own examples have it.
  const lower = count((word) => word.toLowerCase()) > count((word) => word.toUpperCase());
  for (const instruction of all) {
    const { keywordText, keywordSpan } = instruction;
    const wanted = lower ? keywordText.toLowerCase() : keywordText.toUpperCase();
    if (keywordText === wanted) continue;
    context.report({
      span: keywordSpan,
      message: `Most instructions of this file are in ${lower ? "lower case" : "capitals"}, ${quote(keywordText)} is not.`,
      fixes: () => [recase(instruction, wanted, lower)],
    });
  }
}

/** The AS of a FROM goes with it. */
function recase(instruction: Instruction, wanted: string, lower: boolean): Fix {
  const edits = [replace(instruction.keywordSpan, wanted)];
  if (instruction.keyword === "FROM" && instruction.as) edits.push(replace(instruction.as, lower ? "as" : "AS"));
  return { title: `Use ${wanted}`, safety: "safe", preferred: true, edits };
}
