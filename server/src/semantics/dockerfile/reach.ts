/** Which stages a build of one target really makes: the rest is skipped. */
import type { BuildGraph, Stage } from "./model.ts";
import { type SourceUse, sourceUses } from "./stageUses.ts";

/** The target and all stages that it needs, by FROM, COPY --from, mounts and triggers. */
export function reachableStages(graph: BuildGraph, target: Stage): ReadonlySet<Stage> {
  const reached = new Set<Stage>();
  const waiting = [target];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (reached.has(stage)) continue;
    reached.add(stage);
    if (stage.base.kind === "stage") waiting.push(stage.base.stage);
    for (const use of neededSources(stage)) {
      const source = sourceOf(graph, use);
      if (source) waiting.push(source);
    }
  }
  return reached;
}

/** The stage that a source names; undefined for an image or a named context. Only COPY knows stages by number. */
export function sourceOf(graph: BuildGraph, { name, kind }: SourceUse): Stage | undefined {
  return kind === "mount" && /^[+-]?[0-9]+$/.test(name) ? undefined : graph.stage(name);
}

/** A stage's own triggers wait for its children; those of its parent run here. */
function neededSources({ instructions, base }: Stage): readonly SourceUse[] {
  const own = instructions.filter(({ keyword }) => keyword !== "ONBUILD");
  const inherited = base.kind === "stage" ? base.stage.onbuild : [];
  return [...own, ...inherited].flatMap(sourceUses);
}
