/** Indentation of continuation lines and the side on which `&&` stands; both only where a person asked for it. */
import type { DockerfileSyntax, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, replace, type TextEdit } from "../../../text/edits.ts";
import type { FormatOptions } from "../../shared/formatOptions.ts";
import { type FormatLine, isBlank } from "./lines.ts";
import { quotedOffsets } from "./quotes.ts";

/**
 * Instructions whose words are split at blanks, so that blanks before a continuation line mean nothing.
 * CMD, ENTRYPOINT and HEALTHCHECK keep their shell text in the image, USER and WORKDIR theirs as a path.
 */
const SPLIT = new Set(["RUN", "ARG", "ENV", "LABEL", "COPY", "ADD", "EXPOSE"]);

export function continuationEdits(
  syntax: DockerfileSyntax,
  lines: readonly FormatLine[],
  options: FormatOptions,
): TextEdit[] {
  const { continuationIndent, operatorPosition } = options;
  if (continuationIndent === "preserve" && operatorPosition === "preserve") return [];
  const edits: TextEdit[] = [];
  for (const block of blocks(lines)) {
    const instruction = block[0]?.instruction;
    if (!instruction || !mayMove(instruction, syntax.escape)) continue;
    const quoted = quotedOffsets(syntax.text, instruction);
    if (continuationIndent === "indent") edits.push(...indent(syntax, block, quoted, options.indent));
    if (operatorPosition !== "preserve" && instruction.keyword === "RUN") {
      edits.push(...operators(syntax, block, quoted, operatorPosition));
    }
  }
  return edits;
}

function mayMove(instruction: Instruction, escape: string): boolean {
  if (instruction.keyword === undefined || !SPLIT.has(instruction.keyword) || escape !== "\\") return false;
  return !("legacy" in instruction && instruction.legacy);
}

/** The lines of each continued instruction, heredoc bodies left out. */
function blocks(lines: readonly FormatLine[]): FormatLine[][] {
  const found = new Map<Instruction, FormatLine[]>();
  for (const line of lines) {
    if (!line.instruction || (line.kind !== "first" && line.kind !== "continuation" && line.kind !== "inner")) continue;
    const block = found.get(line.instruction);
    if (block) block.push(line);
    else found.set(line.instruction, [line]);
  }
  return [...found.values()].filter((block) => block.length > 1);
}

/** The smallest indentation becomes one step; deeper lines keep what they have more. */
function indent(
  { text }: DockerfileSyntax,
  block: readonly FormatLine[],
  quoted: (offset: number) => boolean,
  step: string,
): TextEdit[] {
  const movable = block.filter(
    (line, i) => i > 0 && line.text < line.span.end && !quoted(line.span.start) && !quoted(line.text),
  );
  const widths = movable.map((line) => width(text.slice(line.span.start, line.text)));
  const base = Math.min(...widths.filter((_, i) => movable[i]?.kind === "continuation"));
  return movable.flatMap((line, i) => {
    // A comment further out than the text was put there on purpose.
    if ((widths[i] ?? 0) < base) return [];
    const old = text.slice(line.span.start, line.text);
    // Without a blank on either side of the continuation the two halves are one word.
    if (old === "" && line.kind === "continuation" && !blankBefore(text, block, line)) return [];
    const wanted = step + " ".repeat((widths[i] ?? base) - base);
    return old === wanted ? [] : [replace({ start: line.span.start, end: line.text }, wanted)];
  });
}

function width(blanks: string): number {
  let columns = 0;
  for (const char of blanks) columns += char === "\t" ? 4 : 1;
  return columns;
}

function blankBefore(text: string, block: readonly FormatLine[], line: FormatLine): boolean {
  const before = previous(block, line);
  if (!before) return false;
  const end = contentEnd(text, before);
  return end > before.span.start && isBlank(text.charAt(end - 1));
}

/** The line of the instruction's own text before `line`. */
function previous(block: readonly FormatLine[], line: FormatLine): FormatLine | undefined {
  for (let i = block.indexOf(line) - 1; i >= 0; i--) if (block[i]?.kind !== "inner") return block[i];
  return undefined;
}

/** Where the escape character that continues the line stands. */
function contentEnd(text: string, { span }: FormatLine): number {
  let end = span.end;
  while (end > span.start && isBlank(text.charAt(end - 1))) end--;
  return end - 1;
}

/** Moves `&&` and `||` over the line break between two commands. */
function operators(
  { text }: DockerfileSyntax,
  block: readonly FormatLine[],
  quoted: (offset: number) => boolean,
  wanted: "leading" | "trailing",
): TextEdit[] {
  return block.flatMap((line) => {
    const before = line.kind === "continuation" ? previous(block, line) : undefined;
    if (!before || quoted(line.text) || quoted(contentEnd(text, before))) return [];
    const end = contentEnd(text, before);
    const trailing = /[ \t]*(&&|\|\|)[ \t]*$/.exec(text.slice(before.text, end));
    const leading = /^(&&|\|\|)[ \t]*(?=[^\s\\])/.exec(text.slice(line.text, line.span.end));
    if (wanted === "leading" && trailing && !leading) {
      const start = end - trailing[0].length;
      return start > before.text ? [replace({ start, end }, " "), insert(line.text, `${trailing[1]} `)] : [];
    }
    if (wanted === "trailing" && leading && !trailing) {
      const blank = isBlank(text.charAt(end - 1)) ? "" : " ";
      return [
        insert(end, `${blank}${leading[1]} `),
        replace({ start: line.text, end: line.text + leading[0].length }, ""),
      ];
    }
    return [];
  });
}
