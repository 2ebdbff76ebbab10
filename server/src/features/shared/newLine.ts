/** What Enter leaves behind: smart continuation lines in Dockerfiles. */
import type { TextEdit } from "../../text/edits.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { continueLine } from "../dockerfile/continueLine.ts";

/** Edits after a line break was typed; `offset` stands on the new line. */
export function newLineEdits(reader: Reader, uri: Uri, offset: number, indent: string): readonly TextEdit[] {
  return reader.file(uri)?.language === "dockerfile" ? continueLine(reader, uri, offset, indent) : [];
}
