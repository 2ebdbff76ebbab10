/** What the tests of the Dockerfile syntax share: parse, pick one instruction of a known kind, show spans as text. */
import assert from "node:assert/strict";
import { parseDockerfile } from "../../../../server/src/syntax/dockerfile/parse.ts";
import type { DockerfileSyntax, Instruction } from "../../../../server/src/syntax/dockerfile/syntax.ts";
import type { Span } from "../../../../server/src/text/span.ts";

/** The first instruction, which must have this keyword. */
export function only<K extends NonNullable<Instruction["keyword"]>>(
  text: string,
  keyword: K,
): Extract<Instruction, { keyword: K | string }> & { keyword: K } {
  const instruction = parseDockerfile(text).instructions[0];
  assert.equal(instruction?.keyword, keyword);
  return instruction as Extract<Instruction, { keyword: K | string }> & { keyword: K };
}

/** The text under a span; "none" when there is none. */
export function under(text: string, span: Span | undefined): string {
  return span === undefined ? "none" : text.slice(span.start, span.end);
}

/** Each instruction as `KEYWORD rest`, its whole span, so that a swallowed line shows. */
export function outline(syntax: DockerfileSyntax): string[] {
  return syntax.instructions.map(({ span }) => syntax.text.slice(span.start, span.end));
}

/** The problems as `code: text under the span`. */
export function faults(text: string): string[] {
  return parseDockerfile(text).problems.map(({ code, span }) => `${code}: ${text.slice(span.start, span.end)}`);
}
