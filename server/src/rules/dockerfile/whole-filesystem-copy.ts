/** `COPY --from=… / /`: everything of one image over everything of another. */
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/whole-filesystem-copy",
  title: "COPY of a whole file system",
  category: "size",
  severity: "hint",
  from: "learn",
  aliases: ["DL3067"],
  since: "0.1.0",
  fix: "none",
  visit: { COPY: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const from = flagOf(instruction, "from")?.value;
  const [source] = instruction.sources;
  const { destination, sources, onbuild } = instruction;
  if (!from || onbuild || sources.length !== 1 || source?.literal !== "/" || destination?.literal !== "/") return;
  // Onto nothing it is the usual way to make one layer of many; and images made for this hold a few files only.
  const base = context.subject.stageOf(instruction)?.base;
  const other = from.literal === undefined ? undefined : context.subject.stage(from.literal);
  const small = other === undefined || other.root.base.kind === "scratch";
  if ((base?.kind === "scratch" || small) && !context.hadolintCompatible) return;
  context.report({
    span: from.span,
    message: `All files of ${quote(from.raw, 20)} go over those of this stage, system files too.`,
  });
}
