/** A heredoc without the line that ends it. */
import type { Fix } from "../../linter/rule.ts";
import type { Heredoc } from "../../syntax/dockerfile/syntax.ts";
import { insert, replace } from "../../text/edits.ts";
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
  fix: "unsafe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  for (const instruction of context.subject.syntax.instructions) {
    for (const heredoc of instruction.heredocs) {
      const { terminator, span, name } = heredoc;
      if (terminator) continue;
      const message = `No line below is just ${quote(name, 20)}, so this heredoc never ends. Docker refuses the file.`;
      reportFailure(context, "file", { span, message, fixes: () => fixesOf(heredoc, context) });
    }
  }
}

/** A line with the word and blanks around it was meant to end the text; without one nobody knows where it ends. */
function fixesOf({ name, body }: Heredoc, { source }: DockerfileContext): readonly Fix[] {
  const text = source.text.slice(body.start, body.end);
  for (const line of text.matchAll(/^.*$/gm)) {
    if (line[0].trim() !== name) continue;
    const start = body.start + line.index;
    const end = start + line[0].replace(/\r$/, "").length;
    return [
      {
        title: `Remove the blanks around ${name}`,
        safety: "unsafe",
        preferred: true,
        edits: [replace({ start, end }, name)],
      },
    ];
  }
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const before = source.text.endsWith("\n") ? "" : eol;
  return [
    { title: `End the file with ${name}`, safety: "suggestion", edits: [insert(body.end, `${before}${name}${eol}`)] },
  ];
}
