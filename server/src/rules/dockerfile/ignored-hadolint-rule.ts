/** `# hadolint ignore=…`, for teams that want no exceptions. */
import { remove } from "../../text/edits.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/ignored-hadolint-rule",
  title: "Comment that silences hadolint",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: ["DL1001"],
  since: "0.1.0",
  fix: "safe",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  const { lines } = context.source;
  for (const { span, text } of context.subject.syntax.comments) {
    if (!/^\s*hadolint\s+ignore\s*=/.test(text)) continue;
    const line = lines.lineAt(span.start);
    context.report({
      span,
      message: "This comment silences checks; where that is not wanted, remove it.",
      fixes: () => {
        const edits = [remove({ start: lines.lineStart(line), end: lines.lineStart(line + 1) })];
        return [{ title: "Remove the comment", safety: "safe", preferred: true, edits }];
      },
    });
  }
}
