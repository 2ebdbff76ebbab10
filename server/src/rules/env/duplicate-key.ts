/** A variable that is set again further down. */
import type { EnvEntry } from "../../syntax/env/envSyntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type EnvContext, envRule } from "../envRule.ts";

export default envRule({
  id: "env/duplicate-key",
  title: "Variable that is set twice",
  category: "correctness",
  severity: "warning",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  check,
});

function check(context: EnvContext): void {
  const { lines } = context.source;
  const last = new Map<string, EnvEntry>();
  const { entries } = context.subject.syntax;
  for (const entry of entries) if (entry.separator) last.set(entry.key, entry);
  for (const entry of entries) {
    const winner = last.get(entry.key);
    if (!entry.separator || !winner || winner === entry || entry.keySpan.start === entry.keySpan.end) continue;
    const line = lines.lineAt(winner.keySpan.start) + 1;
    context.report({
      span: entry.keySpan,
      message: `${quote(entry.key)} is set again in line ${line}, and the last one counts.`,
      related: [{ span: winner.keySpan, message: "this one counts" }],
      fixes: () => [
        {
          title: "Remove this one",
          safety: "suggestion",
          edits: [
            remove({ start: lines.lineSpan(lines.lineAt(entry.span.start)).start, end: lineEnd(entry, context) }),
          ],
        },
      ],
    });
  }
}

function lineEnd({ span }: EnvEntry, { source: { lines } }: EnvContext): number {
  return lines.lineSpan(lines.lineAt(span.end)).end;
}
