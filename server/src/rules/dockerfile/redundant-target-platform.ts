/** `--platform=$TARGETPLATFORM` asks for what happens anyway. */
import type { FromInstruction } from "../../syntax/dockerfile/syntax.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/redundant-target-platform",
  title: "Platform flag that names the target platform",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: ["RedundantTargetPlatform", "DL3065"],
  since: "0.1.0",
  fix: "safe",
  visit: { FROM: check },
});

function check(from: FromInstruction, context: DockerfileContext): void {
  const flag = flagOf(from, "platform");
  const parts = flag?.value?.parts ?? [];
  const [part] = parts;
  if (!flag || from.onbuild || parts.length !== 1 || part?.kind !== "variable") return;
  if (part.name !== "TARGETPLATFORM" || part.modifier !== undefined) return;
  // An ARG of that name with a default would be a platform of its own.
  if (context.subject.globalArgs.some(({ name, unset }) => name === part.name && !unset)) return;
  context.report({
    span: flag.span,
    message: `${quote(textAt(context.source.text, flag.span), 40)} is what FROM does anyway.`,
    tags: ["unnecessary"],
    fixes: () => {
      const blanks = /^[ \t]*/.exec(context.source.text.slice(flag.span.end))?.[0].length ?? 0;
      const edits = [remove({ start: flag.span.start, end: flag.span.end + blanks })];
      return [{ title: "Remove --platform", safety: "safe", preferred: true, edits }];
    },
  });
}
