/**
 * What a grammar cannot know: which word is a stage, a service, a variable that exists. Text inside RUN is left to the
 * grammar of its own language.
 */
import { compareSpans } from "../../text/span.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeTokens } from "../compose/semanticTokens.ts";
import { dockerfileTokens } from "../dockerfile/semanticTokens.ts";

/** Standard types of LSP, so that every theme has colours for them. */
export const TOKEN_TYPES = ["class", "type", "variable", "enumMember"] as const;
export const TOKEN_MODIFIERS = ["declaration", "readonly", "defaultLibrary"] as const;

export interface SemanticToken {
  readonly span: Span;
  readonly type: (typeof TOKEN_TYPES)[number];
  readonly modifiers: readonly (typeof TOKEN_MODIFIERS)[number][];
}

const BY_LANGUAGE: Readonly<Partial<Record<Language, (reader: Reader, uri: Uri) => readonly SemanticToken[]>>> = {
  dockerfile: dockerfileTokens,
  compose: composeTokens,
};

/** In order, without overlap, each on one line and not empty. */
export function semanticTokens(reader: Reader, uri: Uri): readonly SemanticToken[] {
  const source = reader.file(uri);
  const found = (source?.language && BY_LANGUAGE[source.language]?.(reader, uri)) ?? [];
  const kept: SemanticToken[] = [];
  for (const token of [...found].sort((a, b) => compareSpans(a.span, b.span))) {
    const { start, end } = token.span;
    const text = source?.text.slice(start, end) ?? "";
    if (text !== "" && !/[\r\n]/.test(text) && start >= (kept.at(-1)?.span.end ?? 0)) kept.push(token);
  }
  return kept;
}
