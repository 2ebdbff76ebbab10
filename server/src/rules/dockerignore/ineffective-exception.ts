/** An exception that shows nothing: nothing above hides it, or a line below hides it again. */
import type { Fix } from "../../linter/rule.ts";
import { type Ineffective, ineffective, isPlain } from "../../semantics/dockerignore/effect.ts";
import type { CompiledPattern } from "../../semantics/dockerignore/pattern.ts";
import { insert, remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerignoreContext, dockerignoreRule, lineOf, looksCommented, removeLine } from "../dockerignoreRule.ts";

export default dockerignoreRule({
  id: "dockerignore/ineffective-exception",
  title: "Exception that shows nothing",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { pattern: check },
});

function check(pattern: CompiledPattern, context: DockerignoreContext): void {
  if (looksCommented(pattern, context) !== undefined) return;
  const found = ineffective(pattern, context.subject.matcher);
  if (!found) return;
  const again = found.kind === "hidden-again";
  context.report({
    span: pattern.span,
    message: again
      ? `Line ${lineOf(found.by, context)} hides ${quote(pattern.pattern)} again. The last line that matches wins, so exceptions stand below what they are taken from.`
      : `No line above hides ${quote(pattern.pattern)}, so this exception changes nothing.${folderHint(pattern)}`,
    ...(again ? { related: [{ span: found.by.span, message: "hidden again here" }] } : { tags: ["unnecessary"] }),
    fixes: () => fixes(pattern, found, context),
  });
}

/** A folder whose files are hidden one by one, by `**` patterns, must be named with its contents. */
function folderHint({ pattern, index }: CompiledPattern): string {
  return index > 0 && isPlain(pattern) ? ` What lies inside a folder is named by "!${pattern}/**".` : "";
}

function fixes(pattern: CompiledPattern, found: Ineffective, context: DockerignoreContext): readonly Fix[] {
  if (found.kind === "nothing-hidden") return [removeLine(pattern, context, "suggestion")];
  const { lines, text } = context.source;
  const own = lines.lineSpan(lines.lineAt(pattern.span.start));
  const below = lines.lineSpan(lines.lineAt(found.by.span.start));
  const written = text.slice(pattern.span.start, pattern.span.end);
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const ended = text.slice(below.start, below.end).endsWith("\n");
  const added = ended ? `${written}${newline}` : `${newline}${written}`;
  return [
    {
      title: `Move it below line ${lineOf(found.by, context)}`,
      safety: "suggestion",
      edits: [remove(own), insert(below.end, added)],
    },
  ];
}
