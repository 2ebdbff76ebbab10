/** A `#` that is no comment, because it does not begin its line. */
import type { Fix } from "../../linter/rule.ts";
import type { CompiledPattern } from "../../semantics/dockerignore/pattern.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerignoreContext, dockerignoreRule, looksCommented } from "../dockerignoreRule.ts";

export default dockerignoreRule({
  id: "dockerignore/comment-after-pattern",
  title: "Comment that is read as a pattern",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { pattern: check },
});

function check(pattern: CompiledPattern, context: DockerignoreContext): void {
  const at = looksCommented(pattern, context);
  if (at === undefined) return;
  const written = context.source.text.slice(pattern.span.start, pattern.span.end);
  context.report({
    span: { start: at, end: pattern.span.end },
    message: `This is no comment: Docker looks for a file named ${quote(written, 28)}. A comment begins in the first column.`,
    fixes: () => [fix(pattern, at, context)],
  });
}

function fix({ span }: CompiledPattern, at: number, { source: { text, lines } }: DockerignoreContext): Fix {
  const line = lines.lineSpan(lines.lineAt(span.start));
  const comment = text.slice(at, span.end);
  const before = text.slice(span.start, at).trimEnd();
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const newText = before === "" ? comment : `${comment}${newline}${before}`;
  const title = before === "" ? "Begin the comment in the first column" : "Put the comment on its own line";
  return { title, safety: "unsafe", edits: [replace({ start: line.start, end: span.end }, newText)] };
}
