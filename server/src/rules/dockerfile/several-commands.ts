/** A second CMD, ENTRYPOINT or HEALTHCHECK in one stage makes the earlier one void. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

/** hadolint's names, by keyword. */
const ALIASES = { CMD: "DL4003", ENTRYPOINT: "DL4004", HEALTHCHECK: "DL3012" } as const;

export default dockerfileRule({
  id: "dockerfile/several-commands",
  title: "Several CMD, ENTRYPOINT or HEALTHCHECK in one stage",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["MultipleInstructionsDisallowed", ...Object.values(ALIASES)],
  since: "0.1.0",
  fix: "safe",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  for (const keyword of ["CMD", "ENTRYPOINT", "HEALTHCHECK"] as const) {
    const all = stage.instructions.filter((instruction) => instruction.keyword === keyword);
    const last = all.at(-1);
    if (!last) continue;
    for (const earlier of all.slice(0, -1)) {
      context.report({
        span: earlier.keywordSpan,
        message: `This ${keyword} never takes effect: only the last ${keyword} of a stage counts.`,
        aliases: ["MultipleInstructionsDisallowed", ALIASES[keyword]],
        related: [{ span: last.keywordSpan, message: `This ${keyword} counts.` }],
        tags: ["unnecessary"],
        fixes: () => [removeLines(earlier, context.source)],
      });
    }
  }
}

/** Safe: the last one overwrites whatever this one sets. */
function removeLines({ span, keywordText }: Instruction, { lines }: SourceFile): Fix {
  const start = lines.lineStart(lines.lineAt(span.start));
  const { end } = lines.lineSpan(lines.lineAt(span.end));
  return { title: `Remove this ${keywordText}`, safety: "safe", preferred: true, edits: [remove({ start, end })] };
}
