/** Parser directives that BuildKit refuses: a second one of the same name, an escape character that is none. */
import type { Fix } from "../../linter/rule.ts";
import type { Directive } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-directive",
  title: "Parser directive that Docker refuses",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const directive of context.subject.syntax.directives) {
    const { name, value, first, valueSpan, nameSpan } = directive;
    if (!first) {
      const message = `The directive ${quote(name)} is given twice. Docker refuses the file.`;
      reportFailure(context, "file", { span: nameSpan, message, fixes: () => [drop(directive, context)] });
    } else if (name === "escape" && value !== "\\" && value !== "`") {
      const message = `The escape character cannot be ${quote(value, 10)}, only \\ or \`. Docker refuses the file.`;
      reportFailure(context, "file", { span: valueSpan, message });
    }
  }
}

/** Unsafe: perhaps the other one was meant. */
function drop({ span }: Directive, { source }: DockerfileContext): Fix {
  const rest = /^[^\n]*\n?/.exec(source.text.slice(span.end))?.[0].length ?? 0;
  return {
    title: "Remove the second directive",
    safety: "unsafe",
    preferred: true,
    edits: [remove({ start: span.start, end: span.end + rest })],
  };
}
