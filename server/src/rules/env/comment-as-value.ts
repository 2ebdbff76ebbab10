/** A comment behind an empty value: Compose takes it for the value (compose-go: extractVarValue). */
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type EnvContext, envRule } from "../envRule.ts";

export default envRule({
  id: "env/comment-as-value",
  title: "Comment that is taken for the value",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  check,
});

function check(context: EnvContext): void {
  for (const { separator, valueSpan, quote: mark, raw } of context.subject.syntax.entries) {
    if (!separator || mark !== undefined || !/^#(?:\s|$)/.test(raw)) continue;
    context.report({
      span: valueSpan,
      message: `To Compose this is the value: ${quote(raw)}. A comment needs a value before it, if only "".`,
      fixes: () => [
        {
          title: 'Give it the empty value ""',
          safety: "unsafe",
          edits: [replace({ start: separator.end, end: valueSpan.start }, '"" ')],
        },
      ],
    });
  }
}
