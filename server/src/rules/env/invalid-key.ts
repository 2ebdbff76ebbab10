/** What stands before the `=` is no name (compose-go: locateKeyName). */
import type { EnvProblem } from "../../syntax/env/envSyntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type EnvContext, envRule, reportRefusal } from "../envRule.ts";

export default envRule({
  id: "env/invalid-key",
  title: "Name that Compose refuses",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  check,
});

function check(context: EnvContext): void {
  for (const problem of context.subject.syntax.problems) {
    if (problem.code === "unterminated-quote") continue;
    const written = context.source.text.slice(problem.span.start, problem.span.end);
    reportRefusal(context, {
      span: problem.span,
      message: words(problem, written),
      fixes: () =>
        problem.code === "space-in-key"
          ? [rename(problem, written.replace(/\s+/g, "_"))]
          : problem.code === "unexpected-character"
            ? [rename(problem, "_")]
            : [],
    });
  }
}

function words({ code }: EnvProblem, written: string): string {
  if (code === "missing-key") return "No name stands behind export.";
  if (code === "space-in-key") return `${quote(written)} holds a space, and a name cannot.`;
  return `A name cannot hold ${written === '"' ? "a quote" : quote(written)}: letters, digits and _ . - [ ] are allowed.`;
}

function rename({ span }: EnvProblem, newText: string) {
  return { title: `Write ${quote(newText)}`, safety: "suggestion" as const, edits: [replace(span, newText)] };
}
