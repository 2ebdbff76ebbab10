/** Small notes between the words: values of variables, the directory and user in force, which port is which. */
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeInlayHints } from "../compose/inlayHints.ts";
import { dockerfileInlayHints } from "../dockerfile/inlayHints.ts";

/** Each kind has a switch of its own. */
export type InlayKind = "variables" | "workdir" | "user" | "ports" | "overrides";

export interface InlayNote {
  /** The note stands behind this offset. */
  readonly offset: number;
  readonly text: string;
  readonly tooltip: string;
  readonly kind: InlayKind;
}

const BY_LANGUAGE: Readonly<
  Partial<Record<Language, (reader: Reader, uri: Uri, range: Span) => readonly InlayNote[]>>
> = { dockerfile: dockerfileInlayHints, compose: composeInlayHints };

/** The notes inside `range`, of the kinds that are switched on. */
export function inlayNotes(
  reader: Reader,
  uri: Uri,
  range: Span,
  wanted: (kind: InlayKind) => boolean,
): readonly InlayNote[] {
  const language = reader.file(uri)?.language;
  const notes = (language && BY_LANGUAGE[language]?.(reader, uri, range)) ?? [];
  return notes.filter(({ kind, offset }) => wanted(kind) && range.start <= offset && offset <= range.end);
}
