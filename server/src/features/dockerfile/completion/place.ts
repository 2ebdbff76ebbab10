/** Where in a Dockerfile somebody is typing. */
import { buildGraph } from "../../../semantics/dockerfile/graph.ts";
import type { BuildGraph } from "../../../semantics/dockerfile/model.ts";
import type { Comment, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { type Span, touches } from "../../../text/span.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";

export interface TypingPlace {
  readonly reader: Reader;
  readonly uri: Uri;
  readonly graph: BuildGraph;
  readonly text: string;
  readonly offset: number;
}

export interface ArgumentPlace extends TypingPlace {
  /** The trigger, for a cursor inside one. */
  readonly instruction: Instruction;
  /** What stands between the keyword and the cursor; continuations and comments blanked, so lengths are the file's. */
  readonly before: string;
  /** The words of `before`, the one that is being typed last ("" behind a blank). */
  readonly words: readonly string[];
  /** The last of the words. */
  readonly word: string;
  /** Where that word stands, up to the cursor. */
  readonly span: Span;
  /** The words that are no flags; the one that is being typed last, where it is none. */
  readonly values: readonly string[];
}

export function typingPlace(reader: Reader, uri: Uri, offset: number): TypingPlace {
  const graph = reader.derive(buildGraph, uri);
  return { reader, uri, graph, text: graph.syntax.text, offset };
}

/** The comment (or directive) that the cursor stands in, `#` passed. */
export function commentHere({ graph, offset }: TypingPlace): Pick<Comment, "span"> | undefined {
  const { comments, directives } = graph.syntax;
  return [...directives, ...comments].find(({ span }) => touches(span, offset) && offset > span.start);
}

/** The instruction that the cursor stands in; a line below a continuation belongs to it too. */
export function instructionHere({ graph, text, offset }: TypingPlace): Instruction | undefined {
  const { instructions, escape } = graph.syntax;
  const found = instructions.find(({ span }) => touches(span, offset));
  if (found) return found;
  const last = instructions.findLast(({ span }) => span.end < offset);
  const continued =
    last && last.heredocs.length === 0 && endsWithEscape(text.slice(last.span.start, last.span.end), escape);
  return continued && text.slice(last.span.end, offset).trim() === "" ? last : undefined;
}

function endsWithEscape(text: string, escape: string): boolean {
  return text.trimEnd().endsWith(escape);
}

/** True inside a heredoc's body or on its closing line: nothing there is a Dockerfile. */
export function inHeredoc({ heredocs }: Instruction, offset: number): boolean {
  return heredocs.some(({ body, terminator }) => body.start <= offset && offset <= (terminator?.end ?? body.end));
}

/** Undefined on the keyword itself. */
export function argumentPlace(place: TypingPlace, outer: Instruction): ArgumentPlace | undefined {
  const { offset, text, graph } = place;
  const trigger = outer.keyword === "ONBUILD" ? outer.trigger : undefined;
  const instruction = trigger && offset > trigger.keywordSpan.end ? trigger : outer;
  const start = instruction.keywordSpan.end;
  if (offset <= start) return undefined;
  const before = blanked(text.slice(start, offset), graph.syntax.escape);
  const words = before.trimStart().split(/\s+/);
  const word = words.at(-1) ?? "";
  const flags = words.findIndex((one) => !one.startsWith("--"));
  const values = flags < 0 ? [] : words.slice(flags);
  return { ...place, instruction, before, words, word, span: { start: offset - word.length, end: offset }, values };
}

/** Continuations, and the comment lines between them, as blanks of equal length. */
function blanked(text: string, escape: string): string {
  const lines = text.split("\n");
  return lines
    .map((line, index) => {
      if (index > 0 && /^\s*#/.test(line)) return " ".repeat(line.length);
      if (index === lines.length - 1) return line;
      const at = line.trimEnd().length - 1;
      return line.charAt(at) === escape ? line.slice(0, at) + " ".repeat(line.length - at) : line;
    })
    .join(" ");
}
