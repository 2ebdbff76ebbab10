/** An empty line inside an instruction that goes on over several lines. */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Fix } from "../../linter/rule.ts";
import { remove } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/empty-continuation-line",
  title: "Empty line inside an instruction",
  category: "deprecation",
  severity: "warning",
  from: "quiet",
  aliases: ["NoEmptyContinuation"],
  since: "0.1.0",
  fix: "safe",
  visit: { file: check },
});

function check({ syntax }: BuildGraph, context: DockerfileContext): void {
  for (const instruction of syntax.instructions) {
    const [empty] = instruction.emptyLines;
    if (!empty) continue;
    const next = lineAfter(empty, instruction, context);
    context.report({
      span: next ?? escapeBefore(empty, context),
      message: next
        ? `This still belongs to ${instruction.keywordText}; Docker skips the empty line above, but will refuse it one day.`
        : `Behind this ${syntax.escape} there are only empty lines, which Docker will refuse one day.`,
      related: [{ span: empty, message: "The empty line." }],
      fixes: () => [removeLines(instruction, context)],
    });
  }
}

/** The first line behind the empty one that is neither empty nor a comment. */
function lineAfter(empty: Span, { span }: Instruction, { source }: DockerfileContext): Span | undefined {
  for (const match of source.text.slice(empty.end, span.end).matchAll(/^[ \t]*([^\s#].*?)[ \t\r]*$/gm)) {
    const end = empty.end + match.index + match[0].trimEnd().length;
    return { start: end - (match[1] ?? "").length, end };
  }
  return undefined;
}

function escapeBefore(empty: Span, { source, subject }: DockerfileContext): Span {
  const start = Math.max(source.text.lastIndexOf(subject.syntax.escape, empty.start), 0);
  return { start, end: start + 1 };
}

/** Safe: the builder leaves these lines out anyway. */
function removeLines({ emptyLines }: Instruction, { source: { lines } }: DockerfileContext): Fix {
  const edits = emptyLines.map((line) => remove(lines.lineSpan(lines.lineAt(line.start))));
  const title = edits.length > 1 ? "Remove the empty lines" : "Remove the empty line";
  return { title, safety: "safe", preferred: true, edits };
}
