/** The blocks of a Dockerfile: stages, instructions of several lines, the bodies of heredocs. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

export function dockerfileBlocks(reader: Reader, uri: Uri): readonly Span[] {
  const { stages, syntax } = reader.derive(buildGraph, uri);
  const stageBlocks = stages.map(({ from, instructions }) => ({
    start: from.span.start,
    end: instructions.at(-1)?.span.end ?? from.span.end,
  }));
  const heredocs = syntax.instructions.flatMap((instruction) =>
    instruction.heredocs.length < 2
      ? []
      : instruction.heredocs.map(({ body, terminator }) => ({ start: body.start, end: terminator?.end ?? body.end })),
  );
  return [...stageBlocks, ...syntax.instructions.map(({ span }) => span), ...heredocs];
}
