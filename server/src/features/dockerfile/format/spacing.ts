/** Blanks that mean nothing: at line ends, before keywords, behind keywords and flags, runs of blank lines. */
import type { DockerfileSyntax, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { insert, remove, replace, type TextEdit } from "../../../text/edits.ts";
import type { FormatOptions } from "../../shared/formatOptions.ts";
import { type FormatLine, isBlank } from "./lines.ts";

/** More blank lines in a row than this are taken out. */
const BLANK_LINES = 2;

/** Blanks at the end of lines. Behind the escape character they mean nothing either. */
export function trailingEdits(text: string, lines: readonly FormatLine[], escape: string): TextEdit[] {
  return lines.flatMap(({ kind, span, instruction }) => {
    if (kind === "heredoc") return [];
    let end = span.end;
    while (end > span.start && isBlank(text.charAt(end - 1))) end--;
    if (end === span.end) return [];
    // `\\ ` at the end is a word with a blank where the line does not go on; the line with `<<EOF` is the shell's text.
    const word = text.charAt(end - 1) === escape && text.charAt(end - 2) === escape;
    if (word || (kind === "first" && instruction && instruction.heredocs.length > 0)) return [];
    return [remove({ start: end, end: span.end })];
  });
}

/** Indentation before keywords and comments, unless the file is written that way. */
export function indentationEdits(syntax: DockerfileSyntax, lines: readonly FormatLine[]): TextEdit[] {
  const first = lines.filter(({ kind }) => kind === "first");
  const indented = first.filter(({ span, text }) => text > span.start).length;
  if (indented * 3 > first.length) return [];
  const start = syntax.instructions[0]?.span.start ?? syntax.text.length;
  return lines.flatMap(({ kind, span, text }) => {
    if (text === span.start || (kind !== "first" && kind !== "comment")) return [];
    // `  # escape=` is a comment only because of its indentation.
    const directive = span.start < start && /^#\s*[\w.-]+\s*=/.test(syntax.text.slice(text, span.end));
    return kind === "comment" && directive ? [] : [remove({ start: span.start, end: text })];
  });
}

/** One blank behind a keyword and behind each flag; columns that a person has aligned stay. */
export function gapEdits(syntax: DockerfileSyntax, lines: readonly FormatLine[]): TextEdit[] {
  const rows = lines.filter(({ kind, instruction }) => kind === "first" && instruction);
  const columns = rows.map(({ instruction }) => argumentColumn(syntax.text, instruction));
  const tabs =
    rows.filter(({ instruction }) => instruction && tabBehind(syntax.text, instruction)).length * 2 > rows.length;
  return rows.flatMap(({ instruction }, i) => {
    if (!instruction) return [];
    const aligned = [i - 1, i + 1].some(
      (other) =>
        columns[other] !== undefined &&
        columns[other] === columns[i] &&
        rows[other]?.instruction?.keywordText.length !== instruction.keywordText.length,
    );
    const starts = aligned || (tabs && tabBehind(syntax.text, instruction)) ? [] : [instruction.keywordSpan.end];
    if (!instruction.onbuild) starts.push(...instruction.flags.map(({ span }) => span.end));
    if (instruction.keyword === "FROM") {
      for (const span of [instruction.image?.span, instruction.as]) if (span) starts.push(span.end);
    }
    return starts.flatMap((start) => gap(syntax.text, start));
  });
}

/** `FROM<tab>alpine`: some write a whole file like this. */
function tabBehind(text: string, { keywordSpan }: Instruction): boolean {
  return /^\t[^ \t]/.test(text.slice(keywordSpan.end, keywordSpan.end + 2));
}

function argumentColumn(text: string, instruction: Instruction | undefined): number | undefined {
  if (!instruction) return undefined;
  let at = instruction.keywordSpan.end;
  while (isBlank(text.charAt(at))) at++;
  return at - instruction.keywordSpan.start;
}

/** A run of blanks that is not just one space, with a word behind it on the same line. */
function gap(text: string, start: number): TextEdit[] {
  let end = start;
  while (isBlank(text.charAt(end))) end++;
  const next = text.charAt(end);
  if (end === start || next === "" || next === "\n" || next === "\r" || next === "\\" || next === "`") return [];
  return text.slice(start, end) === " " ? [] : [replace({ start, end }, " ")];
}

/** Long runs of blank lines, blank lines at both ends of the file, and the line break that ends it. */
export function blankLineEdits(text: string, lines: readonly FormatLine[], options: FormatOptions): TextEdit[] {
  const edits: TextEdit[] = [];
  const filled = lines.flatMap(({ kind }, i) => (kind === "blank" ? [] : [i]));
  const firstFilled = filled[0];
  const lastFilled = filled.at(-1);
  if (firstFilled === undefined || lastFilled === undefined) return [];
  for (let i = 0; i < filled.length; i++) {
    const before = i === 0 ? -1 : (filled[i - 1] ?? 0);
    const from = before + 1 + (i === 0 ? 0 : BLANK_LINES);
    const to = filled[i] ?? 0;
    const start = lines[from]?.span.start;
    const end = lines[to]?.span.start;
    if (from < to && start !== undefined && end !== undefined) edits.push(remove({ start, end }));
  }
  return [...edits, ...endOfFile(text, lines[lastFilled], options)];
}

function endOfFile(text: string, last: FormatLine | undefined, { insertFinalNewline }: FormatOptions): TextEdit[] {
  if (!last || last.kind === "heredoc") {
    return last && insertFinalNewline && last.span.end === text.length ? [insert(text.length, lineBreak(text))] : [];
  }
  const rest = text.slice(last.span.end);
  const kept = /^(?:\r\n|\n|\r)/.exec(rest)?.[0] ?? (insertFinalNewline ? lineBreak(text) : "");
  if (rest === kept) return [];
  return [replace({ start: last.span.end, end: text.length }, kept)];
}

/** The line break that the file uses. */
function lineBreak(text: string): string {
  return /\r\n/.test(text) ? "\r\n" : "\n";
}
