/** How a refactoring of Dockerfiles is written: a function of the instructions that the selection touches. */
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import { dockerfileSubject } from "../../semantics/dockerfile/subject.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import { shellPrograms } from "../../semantics/shell/shellPrograms.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { contains, type Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { Proposal, Refactoring } from "./refactoring.ts";

/** Where a refactoring is asked for. */
export interface DockerfilePlace {
  readonly reader: Reader;
  readonly uri: Uri;
  readonly graph: BuildGraph;
  readonly text: string;
  /** The line break of the file. */
  readonly eol: "\n" | "\r\n";
  readonly selection: Span;
  /** The instructions that the selection touches, in order: one for a cursor. Never empty. */
  readonly selected: readonly Instruction[];
  /** What an instruction executes. */
  programOf(instruction: Instruction): ShellProgram | undefined;
  /** Comments inside an instruction, which a refactoring may not lose. */
  hasComments(span: Span): boolean;
}

export type DockerfileRefactoring = Omit<Refactoring, "language" | "applies"> & {
  readonly propose: (place: DockerfilePlace) => readonly Proposal[];
};

export function dockerfileRefactoring({ propose, ...refactoring }: DockerfileRefactoring): Refactoring {
  return {
    ...refactoring,
    language: "dockerfile",
    applies(reader, uri, selection) {
      const place = placeAt(reader, uri, selection);
      return place ? propose(place) : [];
    },
  };
}

function placeAt(reader: Reader, uri: Uri, selection: Span): DockerfilePlace | undefined {
  const graph = dockerfileSubject.load(reader, uri);
  const { text, instructions, comments } = graph.syntax;
  const selected = instructions.filter(({ span }) => span.start <= selection.end && selection.start <= span.end);
  // A selection of whole lines ends at the beginning of the next one.
  const last = selected.at(-1);
  if (selected.length > 1 && last && last.span.start === selection.end) selected.pop();
  if (selected.length === 0) return undefined;
  return {
    reader,
    uri,
    graph,
    text,
    eol: text.includes("\r\n") ? "\r\n" : "\n",
    selection,
    selected,
    programOf: (instruction) => reader.derive(shellPrograms, uri).of(instruction),
    hasComments: (span) => comments.some((comment) => contains(span, comment.span)),
  };
}

/** The instruction, where the selection touches no other one. */
export function onlySelected({ selected }: DockerfilePlace): Instruction | undefined {
  return selected.length === 1 ? selected[0] : undefined;
}

/** A keyword in the letter case that `like` is written in. */
export function keywordLike(keyword: string, like: string): string {
  return like === like.toLowerCase() ? keyword.toLowerCase() : keyword;
}
