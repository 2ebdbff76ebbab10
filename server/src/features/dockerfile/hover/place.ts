/** What every hover topic gets: the file as Docker sees it and words for places in it. */
import type { BuildGraph, Stage } from "../../../semantics/dockerfile/model.ts";
import type { Maybe } from "../../../semantics/known.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { code } from "../../../text/markdown.ts";
import type { Span } from "../../../text/span.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { SourceFile } from "../../../workspace/sourceFile.ts";

export interface Place {
  readonly graph: BuildGraph;
  readonly source: SourceFile;
  readonly reader: Reader;
}

/** A hover: the words that it is about, and what it says. */
export interface Text {
  readonly span: Span;
  readonly markdown: string;
}

/** "line 12", as editors count. */
export function line(instruction: Instruction, { source }: Place): string {
  return `line ${source.lines.lineAt(instruction.span.start) + 1}`;
}

/** "`build`" or "stage 2" where it has no name. */
export function stageName(stage: Stage): string {
  return stage.name === undefined ? `stage ${stage.index + 1}` : code(stage.name);
}

/** The instruction as the builder runs it: for the trigger of an ONBUILD the file has only the ONBUILD. */
export function listed(instruction: Instruction, { graph }: Place): Instruction {
  return graph.syntax.instructions[instruction.index] ?? instruction;
}

/** User text as code, shortened for a sentence. */
export function short(text: string, limit = 80): string {
  return code(text.length <= limit ? text : `${text.slice(0, limit - 1)}…`);
}

/** A value as code, or why it is not known. */
export function show(value: Maybe<string>): string {
  if (!value.known) return `not known here: ${value.reason}`;
  return value.value === "" ? "empty" : short(value.value);
}

/** A list of words as Docker would store it. */
export function argv(words: readonly string[]): string {
  return short(`[${words.map((word) => JSON.stringify(word)).join(", ")}]`, 160);
}

/** "a", "a and b", "a, b and c". */
export function enumerate(items: readonly string[]): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : `${items.slice(0, -1).join(", ")} and ${last}`;
}
