/** `COPY --from` of a name that is no stage above and does not look like an image. */
import type { Fix } from "../../linter/rule.ts";
import { knownImages } from "../../semantics/image/baseImages.ts";
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
import { sourceUses } from "../../semantics/dockerfile/stageUses.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { type Span, textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unknown-copy-source",
  title: "COPY from a stage that does not exist",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["DL3022"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { COPY: check, RUN: check },
});

function check(instruction: Instruction, context: DockerfileContext): void {
  if (instruction.onbuild) return;
  for (const { name, span, kind } of sourceUses(instruction)) {
    const theirs = kind === "copy" && context.hadolintCompatible && isUnknownToHadolint(name, instruction, context);
    const ours = isUnknown(name, context.subject);
    if (!ours && !theirs) continue;
    const meant = ours ? meantBy(name, instruction, context) : undefined;
    context.report({
      span,
      message: meant
        ? `There is no stage ${quote(name, 20)}, so Docker pulls an image. Did you mean ${quote(meant, 18)}?`
        : `No stage above is named ${quote(name, 20)}: Docker looks for a context or an image.`,
      aliases: kind === "copy" ? ["DL3022"] : [],
      // It may be a named context, of which the file says nothing.
      ...(meant ? {} : { severity: "information" as const }),
      fixes: () => (meant && textAt(context.source.text, span) === name ? [use(meant, span)] : []),
    });
  }
}

/** Neither stage nor number, and no name by which people have images: those have a tag, a path, or are well known. */
function isUnknown(name: string, graph: BuildGraph): boolean {
  if (/[:@/$]|^\d+$/.test(name) || name === "scratch" || graph.stage(name) || knownImages().includes(name))
    return false;
  return graph.stages.length > 0;
}

/** What hadolint asks: no colon, no earlier stage of that name, and no number below the count of stages so far. */
function isUnknownToHadolint(name: string, instruction: Instruction, { subject }: DockerfileContext): boolean {
  const own = subject.stageOf(instruction)?.index ?? 0;
  const count = subject.stages.length === 0 ? 0 : own + 1;
  if (name.includes(":")) return false;
  if (/^\d+$/.test(name)) return Number(name) >= count;
  return !subject.stages.slice(0, count).some(({ from }) => from.stageName?.raw === name);
}

/** How many stages a misspelt name is compared with: a file with more is a generated one. */
const MOST_NAMES = 200;

function meantBy(name: string, instruction: Instruction, { subject }: DockerfileContext): string | undefined {
  const own = subject.stageOf(instruction)?.index ?? 0;
  const above = subject.stages
    .slice(Math.max(0, own - MOST_NAMES), own)
    .flatMap((stage: Stage) => (stage.name ? [stage.name] : []));
  return didYouMean(name, above);
}

function use(name: string, span: Span): Fix {
  return { title: `Use ${name}`, safety: "unsafe", preferred: true, edits: [replace(span, name)] };
}
