/** Letter case of keywords: all as most of the file has them, or as set. */
import type { DockerfileSyntax, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { replace, type TextEdit } from "../../../text/edits.ts";
import type { Span } from "../../../text/span.ts";
import type { FormatOptions } from "../../shared/formatOptions.ts";

/** Edits for keywords, `AS` and the words of HEALTHCHECK. A trigger of ONBUILD is text in the image: left alone. */
export function keywordCaseEdits(syntax: DockerfileSyntax, wanted: FormatOptions["keywordCase"]): TextEdit[] {
  if (wanted === "preserve") return [];
  const upper = wanted === "upper" || (wanted === "consistent" && mostlyUpper(syntax.instructions));
  const cased = (text: string) => (upper ? text.toUpperCase() : text.toLowerCase());
  const spans = syntax.instructions.flatMap(keywordSpans);
  return spans.flatMap((span) => {
    const text = syntax.text.slice(span.start, span.end);
    // A keyword that a continuation splits is not plain letters.
    return /^[a-z]+$/i.test(text) && text !== cased(text) ? [replace(span, cased(text))] : [];
  });
}

function keywordSpans(instruction: Instruction): Span[] {
  const spans: Span[] = [instruction.keywordSpan];
  if (instruction.keyword === "FROM" && instruction.as) spans.push(instruction.as);
  if (instruction.keyword === "HEALTHCHECK" && instruction.typeSpan) spans.push(instruction.typeSpan);
  return spans;
}

function mostlyUpper(instructions: readonly Instruction[]): boolean {
  let balance = 0;
  for (const { keywordText } of instructions) {
    if (keywordText === keywordText.toUpperCase()) balance++;
    else if (keywordText === keywordText.toLowerCase()) balance--;
  }
  return balance >= 0;
}
