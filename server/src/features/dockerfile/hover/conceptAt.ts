/** Things that are no instruction and yet need a word: heredocs, `scratch`, lists, comments, lines that go on. */
import type { KnowledgeEntry } from "../../../knowledge/knowledge.ts";
import { KNOWLEDGE } from "../../../knowledge/knowledge.generated.ts";
import type { Preset } from "../../../linter/rule.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { paragraphs } from "../../../text/markdown.ts";
import { type Span, touches } from "../../../text/span.ts";
import type { Place, Text } from "./place.ts";

/** The hover with the general half of what stands there; a hover of its own where a line goes on. */
export function withConcept(
  text: Text | undefined,
  instruction: Instruction,
  offset: number,
  place: Place,
  preset: Preset,
): Text | undefined {
  if (goesOn(offset, place)) return concept("continuation", { start: offset, end: offset + 1 }, preset);
  const bracket = openingBracket(instruction, place);
  if (bracket === offset) return concept("exec-form", { start: bracket, end: bracket + 1 }, preset, text?.markdown);
  const entry = text && KNOWLEDGE[`concept:${conceptAt(instruction, offset, text) ?? ""}`];
  return text && entry
    ? { span: text.span, markdown: paragraphs(text.markdown, "---", generalText(entry, preset)) }
    : text;
}

/** What a comment is, on its `#`; nothing on its words, which say what they mean themselves. */
export function commentMark(offset: number, { graph }: Place, preset: Preset): Text | undefined {
  const comment = graph.syntax.comments.find(({ span }) => span.start === offset);
  return comment && concept("comment", { start: offset, end: offset + 1 }, preset);
}

/** What everybody is taught about it; with preset `learn` two sentences more. */
export function generalText({ body, more }: KnowledgeEntry, preset: Preset): string {
  return paragraphs(body, preset === "learn" ? more : undefined);
}

function concept(name: string, span: Span, preset: Preset, computed?: string): Text | undefined {
  const entry = KNOWLEDGE[`concept:${name}`];
  if (!entry) return undefined;
  const here = computed === undefined ? [] : [`**Here**\n\n${computed}`, "---"];
  return { span, markdown: paragraphs(`**${entry.title}**`, ...here, generalText(entry, preset)) };
}

/** Where the list of a command in exec form begins. */
function openingBracket(instruction: Instruction, { source }: Place): number | undefined {
  if (!("command" in instruction) || !instruction.command?.json) return undefined;
  const { start } = instruction.command.span;
  return source.text[start] === "[" ? start : undefined;
}

function conceptAt(instruction: Instruction, offset: number, { span }: Text): string | undefined {
  if (instruction.heredocs.some(({ span }) => touches(span, offset))) return "heredoc";
  if ("command" in instruction && instruction.command?.form === "shell")
    return instruction.keyword !== "RUN" && span.start === instruction.command.span.start ? "shell-form" : undefined;
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
