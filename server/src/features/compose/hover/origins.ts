/** Places in words: `compose.yaml:12`. */
import type { Reader } from "../../../workspace/derive.ts";
import { basename, type Uri } from "../../../workspace/uri.ts";

export function lineOfOffset(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at >= 0 && at < offset; at = text.indexOf("\n", at + 1)) line++;
  return line;
}

/** The file's name and line of an offset; the name alone where the file is not there any more. */
export function placeWords(reader: Reader, uri: Uri, offset: number): string {
  const source = reader.file(uri);
  return source === undefined ? basename(uri) : `${basename(uri)}:${source.lines.lineAt(offset) + 1}`;
}
