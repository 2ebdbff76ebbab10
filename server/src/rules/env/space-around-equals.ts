/** Space around the `=`: fine for Compose, but not for a shell or `docker run --env-file`. */
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type EnvContext, envRule } from "../envRule.ts";

export default envRule({
  id: "env/space-around-equals",
  title: "Space around the equals sign",
  category: "portability",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  check,
});

function check(context: EnvContext): void {
  const { text } = context.source;
  for (const { key, keySpan, separator, valueSpan } of context.subject.syntax.entries) {
    if (!separator || text[separator.start] !== "=") continue;
    // Behind the sign of an empty value the space is only at the end of the line, and a `#` would become a comment.
    const before = separator.start > keySpan.end;
    const behind = valueSpan.start > separator.end && valueSpan.end > valueSpan.start && text[valueSpan.start] !== "#";
    if (!before && !behind) continue;
    const span = { start: keySpan.end, end: behind ? valueSpan.start : separator.end };
    context.report({
      span,
      message: `Compose leaves out the space around "=" of ${quote(key, 20)}. A shell and "docker run --env-file" do not.`,
      fixes: () => [{ title: "Remove the space", safety: "safe", edits: [replace(span, "=")] }],
    });
  }
}
