/** `${` in a value that is no variable (compose-go: template.Substitute). */
import { substitute } from "../../semantics/compose/load/template.ts";
import { envValues } from "../../semantics/env/values.ts";
import type { EnvEntry } from "../../syntax/env/envSyntax.ts";
import { insert } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { type EnvContext, envRule, reportRefusal } from "../envRule.ts";

export default envRule({
  id: "env/invalid-variable",
  title: "Variable that Compose cannot read",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  check,
});

function check(context: EnvContext): void {
  for (const { entry, error } of envValues(context.subject.syntax).problems) {
    // What stands in a default is read only where the default is needed.
    const whenSet = substitute(entry.raw, () => ({ value: "x", certain: true }));
    if (error.kind !== "malformed" || whenSet.problems.length === 0) continue;
    const span = dollarOf(entry, error.span.start, context.source.text);
    reportRefusal(context, {
      span,
      message: '"${" begins a variable, and here is none that Compose can read.',
      fixes: () => [{ title: 'Write "$$" for a dollar sign', safety: "suggestion", edits: [insert(span.start, "$")] }],
    });
  }
}

/** Escapes move things in double quotes: there the first one is meant. */
function dollarOf({ quote, valueSpan }: EnvEntry, offset: number, text: string): Span {
  const start = quote === undefined ? valueSpan.start + offset : text.indexOf("${", valueSpan.start);
  return { start, end: start + 2 };
}
