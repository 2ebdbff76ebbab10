/** The tree of a file: stages and their instructions, services and their keys. */
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeOutline } from "../compose/outline.ts";
import { dockerfileOutline } from "../dockerfile/outline.ts";

/** What a node is drawn as. */
export type OutlineKind = "stage" | "instruction" | "variable" | "section" | "service" | "resource" | "key" | "item";

export interface OutlineNode {
  readonly name: string;
  /** Shown behind the name, less strongly. */
  readonly detail: string;
  readonly kind: OutlineKind;
  readonly span: Span;
  /** The name itself; inside `span`. */
  readonly nameSpan: Span;
  readonly children: readonly OutlineNode[];
}

const BY_LANGUAGE: Readonly<Partial<Record<Language, (reader: Reader, uri: Uri) => readonly OutlineNode[]>>> = {
  dockerfile: dockerfileOutline,
  compose: composeOutline,
};

export function outline(reader: Reader, uri: Uri): readonly OutlineNode[] {
  const language = reader.file(uri)?.language;
  return (language && BY_LANGUAGE[language]?.(reader, uri)) ?? [];
}
