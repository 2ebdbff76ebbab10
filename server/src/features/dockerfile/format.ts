/**
 * Formatting of Dockerfiles: safe before pretty. Heredocs, strings, comments and the nesting of shell text stay as they
 * are; a file that BuildKit could not read, or that a template engine has yet to fill in, is left alone.
 */
import { dockerfileSyntax } from "../../syntax/dockerfile/dockerfileSyntax.ts";
import { parseDockerfile } from "../../syntax/dockerfile/parse.ts";
import type { DockerfileSyntax } from "../../syntax/dockerfile/syntax.ts";
import { isTemplateFile } from "../../semantics/dockerfile/template.ts";
import { applyEdits, type TextEdit } from "../../text/edits.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { FormatOptions } from "../shared/formatOptions.ts";
import { continuationEdits } from "./format/continuations.ts";
import { keywordCaseEdits } from "./format/keywordCase.ts";
import { formatLines } from "./format/lines.ts";
import { sameMeaning } from "./format/sameMeaning.ts";
import { blankLineEdits, gapEdits, indentationEdits, trailingEdits } from "./format/spacing.ts";

/** The edits that format the whole file; none when it is fine or cannot be formatted safely. */
export function formatDockerfile(reader: Reader, uri: Uri, options: FormatOptions): readonly TextEdit[] {
  const syntax = reader.derive(dockerfileSyntax, uri);
  const broken = syntax.problems.length > 0 || syntax.instructions.some(({ keyword }) => keyword === undefined);
  if (broken || reader.derive(isTemplateFile, uri)) return [];
  const edits = formatEdits(syntax, options);
  const after = edits.length > 0 ? parseDockerfile(applyEdits(syntax.text, edits)) : syntax;
  return sameMeaning(syntax, after) ? edits : [];
}

function formatEdits(syntax: DockerfileSyntax, options: FormatOptions): TextEdit[] {
  const { text } = syntax;
  const lines = formatLines(syntax, new LineIndex(text));
  const blankLines = blankLineEdits(text, lines, options);
  const inLines = [
    ...keywordCaseEdits(syntax, options.keywordCase),
    ...(options.trimTrailingWhitespace ? trailingEdits(text, lines, syntax.escape) : []),
    ...indentationEdits(syntax, lines),
    ...gapEdits(syntax, lines),
    ...continuationEdits(syntax, lines, options),
  ];
  return [...outside(inLines, blankLines), ...blankLines];
}

/** Edits in lines that stay: what goes away needs no other edit. Both lists are walked once, in order. */
function outside(edits: readonly TextEdit[], gone: readonly TextEdit[]): TextEdit[] {
  const order = (a: TextEdit, b: TextEdit) => a.span.start - b.span.start;
  const holes = gone.filter(({ span }) => span.start < span.end).sort(order);
  let next = 0;
  return [...edits].sort(order).filter(({ span }) => {
    while ((holes[next]?.span.end ?? Number.POSITIVE_INFINITY) < span.end) next++;
    const hole = holes[next];
    return hole === undefined || span.start < hole.span.start;
  });
}
