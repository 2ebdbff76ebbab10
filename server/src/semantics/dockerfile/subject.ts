/** Dockerfiles as something to lint: how they load, which instruction an offset belongs to, which comments may silence. */
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { buildGraph } from "./graph.ts";
import type { BuildGraph } from "./model.ts";

export const dockerfileSubject = {
  language: "dockerfile" as const,
  load: (reader: Reader, uri: Uri): BuildGraph => reader.derive(buildGraph, uri),

  ownerOf(graph: BuildGraph, offset: number): Span | undefined {
    return graph.syntax.instructions.find(({ span }) => span.start <= offset && offset <= span.end)?.span;
  },

  comments(graph: BuildGraph) {
    const { instructions, comments } = graph.syntax;
    const first = instructions[0]?.span.start ?? Number.POSITIVE_INFINITY;
    return comments.map(({ span, text, target }) => {
      const instruction = target === undefined ? undefined : instructions[target];
      const group = instruction && graph.stageOf(instruction)?.span;
      return { span, text, target: instruction?.span, group, top: span.start < first };
    });
  },
};
