import type { Uri } from "./uri.ts";

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
}

/** The only way the engine's owner reads files. Absence is undefined; nothing throws for it. */
export interface FileSystem {
  /** The text of a file; undefined when it is absent, unreadable or not text. */
  readFile(uri: Uri): Promise<string | undefined>;
  /** What a folder holds; undefined when there is no such folder. */
  readDirectory(uri: Uri): Promise<readonly DirectoryEntry[] | undefined>;
}
