/** Dockerfiles as something to lint: how they load, which instruction an offset belongs to, which comments may silence. */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type CheckVerdict, fileChecks } from "./checks.ts";
import { buildGraph } from "./graph.ts";
import type { BuildGraph } from "./model.ts";

/** A comment as the linter wants it (`CommentLine`). */
interface FileComment {
  readonly span: Span;
  readonly text: string;
  readonly target: Span | undefined;
  readonly group: Span | undefined;
  readonly directive: boolean;
}

export const dockerfileSubject = {
  language: "dockerfile" as const,
  load: (reader: Reader, uri: Uri): BuildGraph => reader.derive(buildGraph, uri),

  ownerOf(graph: BuildGraph, offset: number): Span | undefined {
    return instructionAt(graph, offset)?.span;
  },

  verdict(graph: BuildGraph, reader: Reader, uri: Uri, check: string, offset: number): CheckVerdict | undefined {
    return reader.derive(fileChecks, uri).verdict(check, instructionAt(graph, offset));
  },

  /** Comments, and the `check` directive, which may silence as a comment does. */
  comments(graph: BuildGraph): readonly FileComment[] {
    const { instructions, comments, directives, text } = graph.syntax;
    const own = comments.map(({ span, text, target }) => {
      const instruction = target === undefined ? undefined : instructions[target];
      const group = instruction && graph.stageOf(instruction)?.span;
      return { span, text, target: instruction?.span, group, directive: false };
    });
    const check = directives.find(({ name, first }) => name === "check" && first);
    if (!check) return own;
    const written = text.slice(check.span.start + 1, check.span.end);
    return [{ span: check.span, text: written, target: undefined, group: undefined, directive: true }, ...own];
  },
};

/** Instructions stand in order, so a long file costs a few looks. */
function instructionAt({ syntax: { instructions } }: BuildGraph, offset: number): Instruction | undefined {
  let low = 0;
  let high = instructions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.span.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  const found = instructions[low];
  return found && found.span.start <= offset ? found : undefined;
}
