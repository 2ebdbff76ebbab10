/** Formatting in whatever language the file has: whole file, range, and what Enter leaves behind. */
import { applyEdits, type TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { editorConfig } from "../../semantics/workspace/editorConfig.ts";
import { formatCompose } from "../compose/format.ts";
import { formatDockerfile } from "../dockerfile/format.ts";
import type { FormatOptions } from "./formatOptions.ts";

type Formatter = (reader: Reader, uri: Uri, options: FormatOptions) => readonly TextEdit[];

const BY_LANGUAGE: Readonly<Partial<Record<Language, Formatter>>> = {
  dockerfile: formatDockerfile,
  compose: formatCompose,
};

/** The editor's or the default options with what `.editorconfig` files say about the file, which is stronger. */
function formatOptionsFor(reader: Reader, uri: Uri, options: FormatOptions): FormatOptions {
  const config = reader.derive(editorConfig, uri);
  return {
    ...options,
    indent: config.indent ?? options.indent,
    insertFinalNewline: config.insertFinalNewline ?? options.insertFinalNewline,
    trimTrailingWhitespace: config.trimTrailingWhitespace ?? options.trimTrailingWhitespace,
  };
}

/** The edits that format a file, or the part of it that `range` covers. Broken files get none. */
export function formatFile(reader: Reader, uri: Uri, options: FormatOptions, range?: Span): readonly TextEdit[] {
  const source = reader.file(uri);
  const formatter = source?.language && BY_LANGUAGE[source.language];
  const edits = formatter?.(reader, uri, formatOptionsFor(reader, uri, options)) ?? [];
  return range ? edits.filter(({ span }) => span.start >= range.start && span.end <= range.end) : edits;
}

/** The formatted text. */
export function formattedText(reader: Reader, uri: Uri, options: FormatOptions): string {
  return applyEdits(reader.file(uri)?.text ?? "", formatFile(reader, uri, options));
}
