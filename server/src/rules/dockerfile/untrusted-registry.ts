/** Images from registries that the team has not listed. */
import { parseImageReference } from "../../semantics/image/reference.ts";
import { sourceUses } from "../../semantics/dockerfile/stageUses.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { eachInstruction } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/untrusted-registry",
  title: "Image from a registry that is not trusted",
  category: "security",
  severity: "error",
  from: "quiet",
  aliases: ["DL3026"],
  since: "0.1.0",
  fix: "none",
  options: {
    registries: {
      type: "array",
      default: [],
      description: "Registries that images may come from; `*.example.com`, `example.*` and `*` work. Empty: all.",
    },
  },
  visit: { stage: checkFrom, file: checkSources },
});

function checkFrom({ base, from }: Stage, context: DockerfileContext): void {
  if (base.kind === "image" && from.image) checkImage(base.text, from.image.span, context);
}

function checkSources(_: unknown, context: DockerfileContext): void {
  for (const instruction of eachInstruction(context)) {
    // Of an ONBUILD the trigger is what takes files.
    const uses = instruction.keyword === "ONBUILD" ? [] : sourceUses(instruction);
    for (const { name, span } of uses) if (!isStage(name, instruction, context)) checkImage(name, span, context);
  }
}

function isStage(name: string, instruction: Instruction, { subject }: DockerfileContext): boolean {
  const stage = subject.stage(name);
  return stage !== undefined && (subject.stageOf(instruction)?.index ?? 0) >= stage.index;
}

function checkImage(text: string, span: Span, { options, report }: DockerfileContext): void {
  const trusted = Array.isArray(options.registries) ? options.registries.map(String) : [];
  const reference = parseImageReference(text);
  if (trusted.length === 0 || !reference || text === "scratch" || /^\d+$/.test(text)) return;
  const { registry } = reference;
  const names = registry === "docker.io" ? ["docker.io", "hub.docker.com"] : [registry];
  if (names.some((name) => trusted.some((pattern) => matches(pattern, name)))) return;
  report({ span, message: `${quote(registry, 40)} is not among the registries that this project trusts.` });
}

/** A star stands for anything, at either end. */
function matches(pattern: string, registry: string): boolean {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*");
  return new RegExp(`^${escaped}$`).test(registry);
}
