/** How a rule about Dockerfiles is written: visitors by keyword, plus `stage` and `file`. */
import type { Rule, RuleContext } from "../linter/rule.ts";
import type { BuildGraph, Stage } from "../semantics/dockerfile/model.ts";
import { dockerfileSubject } from "../semantics/dockerfile/subject.ts";
import type { InstructionOf, Keyword, UnknownInstruction } from "../syntax/dockerfile/syntax.ts";

export type DockerfileContext = RuleContext<BuildGraph>;

/** Instructions inside ONBUILD are visited under their own keyword too (`instruction.onbuild` tells). */
export type DockerfileVisitor = {
  readonly [K in Keyword]?: (instruction: InstructionOf<K>, context: DockerfileContext) => void;
} & {
  readonly unknown?: (instruction: UnknownInstruction, context: DockerfileContext) => void;
  readonly stage?: (stage: Stage, context: DockerfileContext) => void;
  readonly file?: (graph: BuildGraph, context: DockerfileContext) => void;
};

export type DockerfileRule = Omit<Rule<BuildGraph>, "subject" | "check"> & { readonly visit: DockerfileVisitor };

export function dockerfileRule({ visit, ...rule }: DockerfileRule): Rule<BuildGraph> {
  return { ...rule, subject: dockerfileSubject, check: (context) => walk(visit, context) };
}

function walk(visit: DockerfileVisitor, context: DockerfileContext): void {
  const graph = context.subject;
  visit.file?.(graph, context);
  if (visit.stage) for (const stage of graph.stages) visit.stage(stage, context);
  for (const instruction of graph.syntax.instructions) {
    call(visit, instruction, context);
    if (instruction.keyword === "ONBUILD" && instruction.trigger) call(visit, instruction.trigger, context);
  }
}

function call(
  visit: DockerfileVisitor,
  instruction: BuildGraph["syntax"]["instructions"][number],
  context: DockerfileContext,
): void {
  if (instruction.keyword === undefined) visit.unknown?.(instruction, context);
  else (visit[instruction.keyword] as ((i: unknown, c: DockerfileContext) => void) | undefined)?.(instruction, context);
}
