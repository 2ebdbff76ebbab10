/** Reads and writes the text files that the user names, strictly: what cannot be kept as it is, is not written. */
import { readFileSync, writeFileSync } from "node:fs";
import { decodeText } from "../nodeFileSystem.ts";
import { UsageError } from "./host.ts";

/** The text; undefined when the file is no text. Throws UsageError when it cannot be read. */
export function readTextFile(path: string, shown: string): string | undefined {
  try {
    return decodeText(readFileSync(path));
  } catch (error) {
    throw new UsageError(`cannot read ${shown}: ${reason(error)}`);
  }
}

/** Writes a changed text, with the byte order mark that the file had. A file that is no valid UTF-8 is refused. */
export function rewriteTextFile(path: string, shown: string, text: string): void {
  try {
    const before = readFileSync(path);
    const mark = before[0] === 0xef && before[1] === 0xbb && before[2] === 0xbf ? "\ufeff" : "";
    // Bytes that are no UTF-8 would come out as replacement characters.
    new TextDecoder("utf-8", { fatal: true }).decode(before);
    writeFileSync(path, mark + text);
  } catch (error) {
    throw new UsageError(`cannot fix ${shown}: ${reason(error)}`);
  }
}

/** Writes a report. */
export function writeReport(path: string, shown: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${shown}: ${reason(error)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  EACCES: "permission denied",
  EPERM: "not permitted",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is no folder",
  EROFS: "the file system is read-only",
  ENOSPC: "no space left",
  ERR_ENCODING_INVALID_ENCODED_DATA: "it is not valid UTF-8",
};

/** Why a system call failed, in a few words. */
export function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return REASONS[code ?? ""] ?? (message ?? String(error)).split("\n")[0] ?? "";
}
