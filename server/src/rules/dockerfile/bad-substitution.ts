/** Substitutions and quotes that the builder cannot read. */
import type { Fix } from "../../linter/rule.ts";
import type { SyntaxProblem } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { problemsOf, reportFailure, reportStageFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/bad-substitution",
  title: "Substitution or quote that Docker cannot read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const problem of problemsOf(context, ["bad-substitution", "bad-modifier", "unterminated-quote"])) {
    const { message, span, instruction } = problem;
    const fixes = () => fixesOf(problem, context);
    const owner = context.subject.syntax.instructions[instruction ?? -1];
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    // FROM is expanded in every stage, all else only in the stages that are built.
    if (!owner || owner.keyword === "FROM") {
      reportFailure(context, "file", { span, message: `${sentence} Docker stops at this line.`, fixes });
    } else {
      reportStageFailure(context, owner, {
        span,
        message: `${sentence} Docker stops here when it builds this stage.`,
        fixes,
      });
    }
  }
}

/** Where nothing but the closing character is missing, at the end of the word. */
function fixesOf({ code, message, span }: SyntaxProblem, { source }: DockerfileContext): readonly Fix[] {
  if (code === "bad-modifier" || (code === "bad-substitution" && !message.startsWith("missing '}'"))) return [];
  const missing = code === "bad-substitution" ? "}" : source.text.charAt(span.start);
  const edits = [insert(span.end, missing)];
  return [{ title: `Add the missing ${missing}`, safety: "unsafe", preferred: true, edits }];
}
