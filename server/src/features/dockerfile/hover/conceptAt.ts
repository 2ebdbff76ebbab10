/** Things that are no instruction and yet need a word: heredocs, `scratch`, lines that go on. */
import { KNOWLEDGE } from "../../../knowledge/knowledge.generated.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import type { Place, Text } from "./place.ts";

/** The hover with the general half of what stands there; a hover of its own where a line goes on. */
export function withConcept(
  text: Text | undefined,
  instruction: Instruction,
  offset: number,
  place: Place,
): Text | undefined {
  if (goesOn(offset, place)) {
    const entry = KNOWLEDGE["concept:continuation"];
    return (
      entry && { span: { start: offset, end: offset + 1 }, markdown: paragraphs(`**${entry.title}**`, entry.body) }
    );
  }
  const entry = text && KNOWLEDGE[`concept:${conceptAt(instruction, offset) ?? ""}`];
  return text && entry ? { span: text.span, markdown: paragraphs(text.markdown, "---", entry.body) } : text;
}

function conceptAt(instruction: Instruction, offset: number): string | undefined {
  if (instruction.heredocs.some(({ span }) => touches(span, offset))) return "heredoc";
  if (instruction.keyword !== "FROM") return undefined;
  const { image } = instruction;
  return image?.literal === "scratch" && touches(image.span, offset) ? "scratch" : undefined;
}

/** The escape character with nothing but blanks behind it on its line, outside heredocs. */
function goesOn(offset: number, { graph, source }: Place): boolean {
  const { text } = source;
  if (text[offset] !== graph.syntax.escape || !/^.[ \t]*(?:\r?\n|$)/.test(text.slice(offset, offset + 80)))
    return false;
  const inBody = graph.syntax.instructions.some(({ heredocs }) => heredocs.some(({ body }) => touches(body, offset)));
  const inComment = graph.syntax.comments.some(({ span }) => touches(span, offset));
  return !inBody && !inComment;
}
