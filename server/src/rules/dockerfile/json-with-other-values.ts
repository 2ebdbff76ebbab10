/** A JSON list with something else than strings in it. */
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { problemsOf } from "../buildFailure.ts";
import { quote } from "../../text/quote.ts";
import { replace } from "../../text/edits.ts";
import type { SyntaxProblem } from "../../syntax/dockerfile/syntax.ts";
import type { Fix } from "../../linter/rule.ts";

export default dockerfileRule({
  id: "dockerfile/json-with-other-values",
  title: "JSON list with a value that is not a string",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const problem of problemsOf(context, ["json-not-strings"])) {
    const value = context.source.text.slice(problem.span.start, problem.span.end);
    const message = `${quote(value, 20)} is not a string, and this list may hold only strings. Docker refuses the file.`;
    reportFailure(context, "file", { span: problem.span, message, fixes: () => inQuotes(problem, value) });
  }
}

/** A list or an object in a list has no one meaning. */
function inQuotes({ span }: SyntaxProblem, value: string): readonly Fix[] {
  if (!/^(?:-?[0-9.]+|true|false)$/.test(value)) return [];
  return [{ title: `Write "${value}"`, safety: "safe", preferred: true, edits: [replace(span, `"${value}"`)] }];
}
