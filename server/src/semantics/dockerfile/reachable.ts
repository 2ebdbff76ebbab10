/** Which stages a plain `docker build` makes. */
import type { BuildGraph, Stage } from "./model.ts";

/** The last stage and all that it is made from or copies from. The others are parsed, but not built. */
export function reachableStages(graph: BuildGraph): ReadonlySet<Stage> {
  const sources = new Map<Stage, Stage[]>();
  for (const stage of graph.stages) {
    for (const { instruction } of stage.usedBy) {
      const user = graph.stageOf(instruction);
      if (user) sources.set(user, [...(sources.get(user) ?? []), stage]);
    }
  }
  const reached = new Set<Stage>();
  const open = graph.stages.slice(-1);
  for (let stage = open.pop(); stage; stage = open.pop()) {
    if (reached.has(stage)) continue;
    reached.add(stage);
    if (stage.base.kind === "stage") open.push(stage.base.stage);
    open.push(...(sources.get(stage) ?? []));
  }
  return reached;
}
