/** What can be opened from a file: the registry's page of an image, files of the context and of the project. */
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeLinks } from "../compose/links.ts";
import { dockerfileLinks } from "../dockerfile/links.ts";

export interface LinkTarget {
  readonly span: Span;
  /** A file of the workspace or a page. */
  readonly target: Uri;
  readonly tooltip: string;
}

const BY_LANGUAGE: Readonly<Partial<Record<Language, (reader: Reader, uri: Uri) => readonly LinkTarget[]>>> = {
  dockerfile: dockerfileLinks,
  compose: composeLinks,
};

export function links(reader: Reader, uri: Uri): readonly LinkTarget[] {
  const language = reader.file(uri)?.language;
  return (language && BY_LANGUAGE[language]?.(reader, uri)) ?? [];
}
