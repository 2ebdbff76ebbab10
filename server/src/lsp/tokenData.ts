/** Semantic tokens as LSP sends them: five numbers a token, relative to the one before, and differences of such lists. */
import type { SemanticTokensEdit } from "vscode-languageserver";
import type { LineIndex } from "../text/lineIndex.ts";

/** A token whose type and modifiers are numbers of the legend already. */
export interface TokenNumbers {
  readonly start: number;
  readonly end: number;
  readonly type: number;
  readonly modifiers: number;
}

/** Tokens in order. */
export function encodeTokens(tokens: readonly TokenNumbers[], lines: LineIndex): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { start, end, type, modifiers } of tokens) {
    const at = lines.positionAt(start);
    const same = at.line === line;
    data.push(at.line - line, same ? at.character - character : at.character, end - start, type, modifiers);
    ({ line, character } = at);
  }
  return data;
}

/** The one edit between two lists: what is left between their common beginning and end. */
export function tokenEdits(before: readonly number[], after: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  if (start === before.length && start === after.length) return [];
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  return [{ start, deleteCount: before.length - end - start, data: after.slice(start, after.length - end) }];
}
