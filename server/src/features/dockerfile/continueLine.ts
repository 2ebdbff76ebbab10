/**
 * Enter inside an instruction: behind an escape character the new line gets the indentation (and the `&&`) of its
 * neighbours; in the middle of a line the two halves are joined by an escape character.
 */
import { dockerfileSyntax } from "../../syntax/dockerfile/dockerfileSyntax.ts";
import { keywordOf } from "../../syntax/dockerfile/keywords.ts";
import type { DockerfileSyntax, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { insert, replace, type TextEdit } from "../../text/edits.ts";
import type { LineIndex } from "../../text/lineIndex.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

/** Where the new line begins and what stands on the line above it. */
interface Place {
  readonly line: number;
  readonly above: string;
  readonly aboveEnd: number;
  /** Blanks that the editor has put in already. */
  readonly blanks: { readonly start: number; readonly end: number };
  /** What the line break has pushed down. */
  readonly rest: string;
}

/** `offset` stands on the new line. */
export function continueLine(reader: Reader, uri: Uri, offset: number, indent: string): readonly TextEdit[] {
  const source = reader.file(uri);
  if (!source) return [];
  const syntax = reader.derive(dockerfileSyntax, uri);
  const place = placeOf(syntax.text, source.lines, offset);
  if (!place) return [];
  const instruction = instructionOn(syntax, source.lines, place.line - 1);
  if (!instruction || instruction.heredocs.length > 0) return [];
  const style = continuationStyle(syntax.text, source.lines, instruction, place.line, indent);
  if (place.above.trimEnd().endsWith(syntax.escape)) return continued(place, style);
  return place.rest === "" ? [] : splitLine(place, syntax.escape, style.indent);
}

function placeOf(text: string, lines: LineIndex, offset: number): Place | undefined {
  const line = lines.lineAt(offset);
  if (line === 0) return undefined;
  const { start, end } = lines.lineSpan(line);
  const content = text.slice(start, end).replace(/[\r\n]+$/, "");
  const blanks = /^[ \t]*/.exec(content)?.[0].length ?? 0;
  const above = text.slice(lines.lineStart(line - 1), start).replace(/[\r\n]+$/, "");
  return {
    line,
    above,
    aboveEnd: lines.lineStart(line - 1) + above.trimEnd().length,
    blanks: { start, end: start + blanks },
    rest: content.slice(blanks),
  };
}

/** The instruction that the line above belongs to; none inside a comment. */
function instructionOn(
  { text, instructions }: DockerfileSyntax,
  lines: LineIndex,
  line: number,
): Instruction | undefined {
  const { start, end } = lines.lineSpan(line);
  if (/^[ \t]*#/.test(text.slice(start, end))) return undefined;
  return instructions.find(({ span }) => span.start < end && span.end >= start);
}

interface Style {
  readonly indent: string;
  /** The chain's commands begin with `&& `. */
  readonly leading: boolean;
}

/** As the continuation line above does it; one step for the first. */
function continuationStyle(
  text: string,
  lines: LineIndex,
  instruction: Instruction,
  line: number,
  step: string,
): Style {
  const first = lines.lineAt(instruction.span.start);
  for (let at = line - 1; at > first; at--) {
    const { start, end } = lines.lineSpan(at);
    const [, indent = "", start2 = ""] = /^([ \t]*)(\S{0,2})/.exec(text.slice(start, end)) ?? [];
    if (start2 === "" || start2.startsWith("#")) continue;
    return { indent, leading: instruction.keyword === "RUN" && start2 === "&&" };
  }
  return { indent: step, leading: false };
}

function continued({ blanks, rest }: Place, { indent, leading }: Style): TextEdit[] {
  if (keywordOf(rest.split(/\s/)[0] ?? "")) return [];
  const wanted = leading && rest === "" ? `${indent}&& ` : indent;
  const edit = replace(blanks, wanted);
  return blanks.end - blanks.start === wanted.length && wanted === indent ? [] : [edit];
}

/** What was pushed down would be an instruction of its own. */
function splitLine({ aboveEnd, blanks, rest, above }: Place, escape: string, indent: string): TextEdit[] {
  const word = rest.split(/\s/)[0] ?? "";
  if (keywordOf(word) || rest.startsWith("#") || above.trim() === "") return [];
  return [insert(aboveEnd, ` ${escape}`), replace(blanks, indent)];
}
