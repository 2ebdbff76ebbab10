/** A line that begins with a word that is no instruction. */
import type { Fix } from "../../linter/rule.ts";
import { KEYWORDS } from "../../syntax/dockerfile/keywords.ts";
import type { UnknownInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert, replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unknown-instruction",
  title: "Unknown instruction",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["DL1000"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { unknown: check },
});

function check(instruction: UnknownInstruction, context: DockerfileContext): void {
  const { keywordText, keywordSpan, onbuild } = instruction;
  const meant = didYouMean(keywordText, KEYWORDS);
  const stops = onbuild ? "a build on top of this image stops here" : "Docker stops at this line";
  const hint = meant ? ` Did you mean ${meant}?` : "";
  reportFailure(context, instruction, {
    span: keywordSpan,
    message: `There is no instruction ${quote(keywordText, 20)}; ${stops}.${hint}`,
    fixes: () => (meant ? [rename(instruction, meant)] : continuation(instruction, context)),
  });
}

function rename({ keywordText, keywordSpan }: UnknownInstruction, meant: string): Fix {
  const word = keywordText === keywordText.toLowerCase() ? meant.toLowerCase() : meant;
  return { title: `Use ${word}`, safety: "unsafe", preferred: true, edits: [replace(keywordSpan, word)] };
}

/** A line right below a RUN often lacks nothing but the continuation at the end of the line above. */
function continuation(instruction: UnknownInstruction, context: DockerfileContext): readonly Fix[] {
  const { syntax } = context.subject;
  const above = syntax.instructions[instruction.index - 1];
  if (above?.keyword !== "RUN" || above.command.form !== "shell" || above.heredocs.length > 0) return [];
  const between = syntax.text.slice(above.span.end, instruction.span.start);
  if (!/^[ \t]*\r?\n[ \t]*$/.test(between)) return [];
  const edits = [insert(above.span.end, ` ${syntax.escape}`)];
  return [{ title: "Continue the RUN of the line above", safety: "suggestion", edits }];
}
