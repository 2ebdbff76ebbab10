import { LineIndex } from "../text/lineIndex.ts";
import type { Uri } from "./uri.ts";
import { type Language, languageOf } from "./languages.ts";

/** One version of one file. Immutable; a change makes a new one. */
export class SourceFile {
  readonly uri: Uri;
  readonly text: string;
  /** The editor's version; undefined for a file that is not open. */
  readonly version: number | undefined;
  /** What this file is to us; undefined when it is none of our languages. */
  readonly language: Language | undefined;
  #lines: LineIndex | undefined;

  constructor(uri: Uri, text: string, version?: number, languageId?: string) {
    this.uri = uri;
    this.text = text;
    this.version = version;
    this.language = languageOf(uri, languageId);
  }

  /** Made on first use: most files are never asked for lines. */
  get lines(): LineIndex {
    this.#lines ??= new LineIndex(this.text);
    return this.#lines;
  }
}
