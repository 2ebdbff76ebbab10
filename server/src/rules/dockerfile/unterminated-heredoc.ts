/** A heredoc without the line that ends it. */
import { quote } from "../../text/quote.ts";
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unterminated-heredoc",
  title: "Heredoc without an end",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of context.subject.syntax.instructions) {
    for (const { terminator, span, name } of instruction.heredocs) {
      if (terminator) continue;
      const message = `No line below is just ${quote(name, 20)}, so this heredoc never ends. Docker refuses the file.`;
      reportFailure(context, "file", { span, message });
    }
  }
}
