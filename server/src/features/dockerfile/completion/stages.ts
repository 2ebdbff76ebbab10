/** Stages that may be named at a place: those above it, by name or, for COPY, by number. */
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import { code } from "../../../text/markdown.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import type { ArgumentPlace } from "./place.ts";

/** `numbers`: stages without a name are offered by their number. The nearest stage comes first. */
export function stageCompletions(place: ArgumentPlace, span: Span, numbers: boolean): readonly Completion[] {
  const here = place.graph.stages.findIndex(({ from }) => from.index >= place.instruction.index);
  const above = here < 0 ? place.graph.stages.slice(0, -1) : place.graph.stages.slice(0, here);
  const usable =
    place.instruction.keyword === "FROM" ? above : above.filter((stage) => stage.from.index < place.instruction.index);
  return usable.toReversed().flatMap((stage) => {
    const label = stage.name ?? (numbers ? String(stage.index) : undefined);
    if (label === undefined || place.graph.stage(label) !== stage) return [];
    return [
      { label, kind: "reference", detail: `stage from ${baseText(stage)}`, documentation: stageText(stage), span },
    ];
  });
}

function baseText({ from }: Stage): string {
  return from.image?.raw ?? "nothing";
}

function stageText(stage: Stage): string {
  const lines = `${stage.instructions.length} instruction${stage.instructions.length === 1 ? "" : "s"}`;
  const { workdir } = stage.state;
  const folder = workdir.known ? `, working directory ${code(workdir.value || "/")}` : "";
  return `Stage ${stage.index}, from ${code(baseText(stage))}: ${lines}${folder}.`;
}
