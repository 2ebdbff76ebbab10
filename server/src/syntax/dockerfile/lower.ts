/** From one instruction's joined text to our union. Every offset is relative to the instruction's first character. */
import type { Span } from "../../text/span.ts";
import { skipBlanks, skipSpace, skipWord, trimEnd } from "./characters.ts";
import { lowerArguments } from "./arguments.ts";
import { type LibraryReading, readWithLibrary } from "./adapter.ts";
import { readFlags } from "./flags.ts";
import { keywordOf } from "./keywords.ts";
import { JoinedText, spanAt } from "./mappedText.ts";
import type { ScannedHeredoc, ScannedInstruction } from "./scanner.ts";
import type { Heredoc, Instruction, SyntaxProblem } from "./syntax.ts";

/** An instruction read on its own, as the cache keeps it. */
export interface Lowered {
  readonly instruction: Instruction;
  readonly problems: readonly SyntaxProblem[];
}

/** What the lowering of one instruction shares. */
export interface Lowering {
  readonly mapped: JoinedText;
  /** The instruction as written. */
  readonly raw: string;
  readonly escapeChar: string;
  readonly problems: SyntaxProblem[];
  readonly heredocs: readonly Heredoc[];
  /** What dockerfile-ast says of it, where it can be asked. */
  readonly library: LibraryReading | undefined;
}

/** BuildKit refuses ONBUILD ONBUILD; deeper chains are not followed. */
const MAX_TRIGGERS = 3;

/** Reads one scanned instruction. */
export function lowerInstruction(text: string, scanned: ScannedInstruction, escapeChar: string): Lowered {
  const { start, end } = scanned;
  const mapped = new JoinedText(text, scanned.pieces, start);
  const raw = text.slice(start, end);
  const problems: SyntaxProblem[] = [];
  const heredocs = scanned.heredocs.map((opening) => heredocOf(text, mapped, opening, start, problems));
  const library = readWithLibrary(mapped.text);
  const lowering: Lowering = { mapped, raw, escapeChar, problems, heredocs, library };
  const emptyLines = scanned.emptyLines.map((line) => ({ start: line.start - start, end: line.end - start }));
  const instruction = lowerRange(lowering, 0, 0, emptyLines);
  return { instruction, problems };
}

function lowerRange(lowering: Lowering, start: number, depth: number, emptyLines: readonly Span[]): Instruction {
  const { mapped, escapeChar } = lowering;
  const { text } = mapped;
  const end = trimEnd(text, start, text.length);
  const from = Math.min(end, skipSpace(text, start, end));
  const keywordEnd = (depth === 0 ? lowering.library?.keyword.end : undefined) ?? skipWord(text, from, end);
  const keywordText = text.slice(from, keywordEnd);
  const keyword = keywordOf(keywordText);
  const { flags, end: flagsEnd } = readFlags(mapped, skipBlanks(text, keywordEnd, end), end, escapeChar);
  const argument = { start: Math.min(end, skipSpace(text, flagsEnd, end)), end };
  const base = {
    index: 0,
    // A line that holds nothing but a continuation belongs to the instruction: BuildKit reports that line.
    span: { start: depth === 0 ? 0 : spanAt(mapped, from, end).start, end: lowering.raw.length },
    keywordText,
    keywordSpan: spanAt(mapped, from, keywordEnd),
    flags,
    argumentSpan: spanAt(mapped, argument.start, end),
    argumentText: text.slice(argument.start, end),
    heredocs: lowering.heredocs,
    emptyLines,
    onbuild: depth > 0,
  };
  if (keyword === "ONBUILD") {
    const follow = argument.start < end && depth < MAX_TRIGGERS;
    return { ...base, keyword, trigger: follow ? lowerRange(lowering, argument.start, depth + 1, []) : undefined };
  }
  return lowerArguments(lowering, base, keyword, argument);
}

function heredocOf(
  text: string,
  mapped: JoinedText,
  opening: ScannedHeredoc,
  start: number,
  problems: SyntaxProblem[],
): Heredoc {
  const { body, terminator, name, chomp } = opening;
  const span = spanAt(mapped, opening.from, opening.to);
  if (!terminator) {
    const message = `this heredoc is never closed: no line consists of ${name} alone`;
    problems.push({ code: "unterminated-heredoc", message, span });
  }
  const content = text.slice(body.start, body.end);
  return {
    span,
    name,
    nameSpan: spanAt(mapped, opening.nameFrom, opening.nameTo),
    expand: opening.expand,
    chomp,
    fileDescriptor: opening.fileDescriptor,
    body: moved(body, start),
    content: chomp ? content.replace(/(^|\n)\t+/g, "$1") : content,
    terminator: terminator && moved(terminator, start),
  };
}

function moved(span: Span, by: number): Span {
  return { start: span.start - by, end: span.end - by };
}
