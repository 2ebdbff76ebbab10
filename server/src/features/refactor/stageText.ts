/** What the refactorings that move instructions between stages have in common. */
import type { BuildGraph, Stage } from "../../semantics/dockerfile/model.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { buildUsesOf } from "../../semantics/workspace/buildUses.ts";
import type { DockerfilePlace } from "./dockerfileRefactoring.ts";

/** Why stages cannot be counted anew; undefined where nobody calls one by its number. */
export function calledByNumber({ graph, text, reader, uri }: DockerfilePlace): string | undefined {
  const inFile = graph.stages.some(({ usedBy }) =>
    usedBy.some(({ span }) => /^\d+$/.test(text.slice(span.start, span.end))),
  );
  const inCompose = buildUsesOf(reader, uri).some(({ target }) => target !== undefined && /^\d+$/.test(target.name));
  return inFile || inCompose
    ? "A stage is called by its number, which would mean another one: name it first."
    : undefined;
}

/** ENTRYPOINT drops a CMD that comes from the stage below, and keeps one of its own stage: the border between them counts. */
export function commandCrosses(below: readonly Instruction[], above: readonly Instruction[]): boolean {
  const has = (list: readonly Instruction[], keyword: string) => list.some((one) => one.keyword === keyword);
  return has(below, "CMD") && has(above, "ENTRYPOINT") && !has(above, "CMD");
}

/** The first of the names that no stage has. */
export function freeStageName(graph: BuildGraph, names: readonly string[]): string {
  const free = names.find((name) => !graph.stage(name));
  if (free !== undefined) return free;
  let number = 2;
  while (graph.stage(`${names[0]}-${number}`)) number++;
  return `${names[0]}-${number}`;
}

/** The name of the stage, or of a Compose service that builds it: undefined when no service names it. */
export function targetingService({ reader, uri, graph }: DockerfilePlace, stage: Stage): string | undefined {
  return buildUsesOf(reader, uri).find(({ target }) => target !== undefined && graph.stage(target.name) === stage)
    ?.service;
}
