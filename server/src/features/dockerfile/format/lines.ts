/** What each line of a Dockerfile is, which decides what a formatter may do with it. */
import type { DockerfileSyntax, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import type { LineIndex } from "../../../text/lineIndex.ts";
import type { Span } from "../../../text/span.ts";

export type LineKind =
  /** Outside every instruction. */
  | "blank"
  | "comment"
  /** The line with the keyword. */
  | "first"
  | "continuation"
  /** A comment or an empty line inside a continued instruction. */
  | "inner"
  /** Body and closing delimiter of a heredoc: never touched. */
  | "heredoc";

export interface FormatLine {
  readonly kind: LineKind;
  /** Without the line break. */
  readonly span: Span;
  /** First offset that is no blank; `span.end` for an empty line. */
  readonly text: number;
  /** The instruction that the line belongs to. */
  readonly instruction: Instruction | undefined;
}

/** All lines of the file in order. */
export function formatLines(syntax: DockerfileSyntax, lines: LineIndex): FormatLine[] {
  const { text } = syntax;
  const count = lines.lineCount;
  const result: FormatLine[] = [];
  let next = 0;
  for (let line = 0; line < count; line++) {
    const span = contentOf(text, lines.lineSpan(line));
    let current = syntax.instructions[next];
    while (current && current.span.end < span.start) current = syntax.instructions[++next];
    const start = firstNonBlank(text, span);
    const inside = current && current.span.start <= span.end ? current : undefined;
    result.push({ kind: kindOf(text, span, start, inside), span, text: start, instruction: inside });
  }
  return result;
}

function kindOf(text: string, span: Span, start: number, instruction: Instruction | undefined): LineKind {
  const empty = start === span.end;
  const comment = text.charAt(start) === "#";
  if (!instruction || (instruction.span.start > span.start && start < instruction.span.start)) {
    return empty ? "blank" : comment ? "comment" : "first";
  }
  if (instruction.heredocs.some(({ body, terminator }) => inHeredoc(span, body, terminator))) return "heredoc";
  if (instruction.span.start >= span.start) return "first";
  return empty || comment ? "inner" : "continuation";
}

function inHeredoc(line: Span, body: Span, terminator: Span | undefined): boolean {
  const end = terminator?.end ?? body.end;
  return line.start >= body.start && line.start < Math.max(end, body.start + 1);
}

function contentOf(text: string, line: Span): Span {
  let end = line.end;
  while (end > line.start && (text.charAt(end - 1) === "\n" || text.charAt(end - 1) === "\r")) end--;
  // A byte order mark is no part of the first line's indentation.
  const start = line.start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : line.start;
  return { start: Math.min(start, end), end };
}

function firstNonBlank(text: string, { start, end }: Span): number {
  let at = start;
  while (at < end && isBlank(text.charAt(at))) at++;
  return at;
}

/** Space or tab: the blanks that may be removed; exotic ones are left to whoever wrote them. */
export function isBlank(char: string): boolean {
  return char === " " || char === "\t";
}
