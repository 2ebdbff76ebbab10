/** Where a stage is named: AS, FROM, COPY --from, mounts, and `target` of Compose services. */
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type NamedSymbol, namedSymbol, type Occurrence } from "../symbol.ts";
import { buildUsesOf } from "../workspace/buildUses.ts";
import { buildGraph } from "./graph.ts";
import type { Stage } from "./model.ts";

/** The stage whose name (or number) stands at an offset. */
export function stageAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const graph = reader.derive(buildGraph, uri);
  const on = ({ start, end }: { start: number; end: number }) => start <= offset && offset <= end;
  const stage = graph.stages.find(
    ({ from, usedBy }) => (from.stageName && on(from.stageName.span)) || usedBy.some(({ span }) => on(span)),
  );
  return stage && stageSymbol(reader, uri, stage);
}

/** All places that name the stage. */
export function stageSymbol(reader: Reader, uri: Uri, stage: Stage): NamedSymbol | undefined {
  const { text } = reader.derive(buildGraph, uri).syntax;
  const name = stage.name ?? String(stage.index);
  const isName = (written: string) => stage.name !== undefined && written.toLowerCase() === stage.name.toLowerCase();
  const declared = stage.from.stageName?.span ?? stage.from.keywordSpan;
  const occurrences: Occurrence[] = [
    { uri, span: declared, role: "declaration", isName: stage.name !== undefined },
    ...stage.usedBy.map(({ span }): Occurrence => {
      return { uri, span, role: "reference", isName: isName(text.slice(span.start, span.end)) };
    }),
    ...targets(reader, uri, stage),
  ];
  const fixed =
    stage.name === undefined ? "This stage has no name: write AS behind its FROM to give it one." : undefined;
  return namedSymbol("stage", name, occurrences, fixed);
}

function targets(reader: Reader, uri: Uri, stage: Stage): readonly Occurrence[] {
  const graph = reader.derive(buildGraph, uri);
  return buildUsesOf(reader, uri).flatMap(({ file, target }) => {
    if (!target || graph.stage(target.name) !== stage) return [];
    const isName = target.name.toLowerCase() === stage.name?.toLowerCase();
    return [{ uri: file, span: target.span, role: "reference", isName } as const];
  });
}
