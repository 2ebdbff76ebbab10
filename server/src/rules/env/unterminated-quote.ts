/** A value that begins with a quote and has no end (compose-go: extractVarValue). */
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type EnvContext, envRule, reportRefusal } from "../envRule.ts";

export default envRule({
  id: "env/unterminated-quote",
  title: "Quote without its end",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  check,
});

function check(context: EnvContext): void {
  const { text } = context.source;
  for (const { code, span } of context.subject.syntax.problems) {
    if (code !== "unterminated-quote") continue;
    const mark = text[span.start] ?? "";
    reportRefusal(context, {
      span,
      message: `The quote of ${quote(text.slice(span.start, span.end), 24)} is not closed.`,
      fixes: () => [
        {
          title: `Close the quote with ${mark}`,
          safety: "suggestion",
          edits: [insert(span.end, mark)],
        },
      ],
    });
  }
}
