/** Stages that copy from each other in a circle, which BuildKit refuses (`validateCircularDependency`). */
import type { Query } from "../../workspace/derive.ts";
import { buildGraph } from "./graph.ts";
import type { BuildGraph, Stage } from "./model.ts";
import { sourceOf } from "./reach.ts";
import { sourceUses } from "./stageUses.ts";

/** By stage, the number of its circle: two stages are in one circle when the numbers are equal. */
export const stageCircles: Query<ReadonlyMap<Stage, number>> = {
  name: "stageCircles",
  compute: (reader, uri) => circlesOf(reader.derive(buildGraph, uri)),
};

/** Kosaraju's two passes, without recursion: a chain may be long. What a stage is made from does not count, nor triggers. */
function circlesOf(graph: BuildGraph): ReadonlyMap<Stage, number> {
  const sources = new Map<Stage, Stage[]>();
  const users = new Map<Stage, Stage[]>();
  for (const stage of graph.stages) {
    sources.set(stage, []);
    users.set(stage, users.get(stage) ?? []);
    for (const instruction of stage.instructions) {
      if (instruction.keyword === "ONBUILD") continue;
      for (const use of sourceUses(instruction)) {
        const source = sourceOf(graph, use);
        if (!source) continue;
        sources.get(stage)?.push(source);
        const list = users.get(source);
        if (list) list.push(stage);
        else users.set(source, [stage]);
      }
    }
  }
  const circles = new Map<Stage, number>();
  for (const start of finished(graph.stages, sources).reverse()) {
    const open = circles.has(start) ? [] : [start];
    for (let stage = open.pop(); stage; stage = open.pop()) {
      if (circles.has(stage)) continue;
      circles.set(stage, start.index);
      for (const user of users.get(stage) ?? []) open.push(user);
    }
  }
  return circles;
}

/** Depth first: each stage behind all that it copies from. */
function finished(stages: readonly Stage[], sources: ReadonlyMap<Stage, readonly Stage[]>): Stage[] {
  const order: Stage[] = [];
  const seen = new Set<Stage>();
  for (const start of stages) {
    const path: { readonly stage: Stage; next: number }[] = [];
    if (!seen.has(start)) path.push({ stage: start, next: 0 });
    seen.add(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const source = sources.get(top.stage)?.[top.next++];
      if (source === undefined) {
        order.push(top.stage);
        path.pop();
      } else if (!seen.has(source)) {
        seen.add(source);
        path.push({ stage: source, next: 0 });
      }
    }
  }
  return order;
}
