/** `${NAME:?message}` of a variable that nothing can set. */
import type { Instruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { expandedWords } from "../../semantics/dockerfile/words.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure, reportStageFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/required-variable-unset",
  title: "Required variable without a value",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of context.subject.syntax.instructions) {
    for (const word of expandedWords(instruction)) checkWord(word, instruction, context);
  }
}

function checkWord(word: Word, instruction: Instruction, context: DockerfileContext): void {
  const required = word.parts.find(
    (part) => part.kind === "variable" && (part.modifier === ":?" || part.modifier === "?"),
  );
  if (required?.kind !== "variable") return;
  const { error } = context.subject.expansion(word, instruction);
  if (!error?.startsWith(`${required.name}: `)) return;
  const message = `${quote(required.name, 20)} has no value here, and ":?" asks for one.`;
  const way = "A build without a value for it (--build-arg) stops at this line.";
  // FROM is expanded in every stage, and the ARGs above the first one belong to none.
  const report = instruction.keyword === "FROM" ? reportFailure : reportStageFailure;
  report(context, instruction, { span: required.span, message: `${message} ${way}` });
}
