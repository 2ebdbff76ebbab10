/** A file system behind the client: in a browser, and for schemes that the server cannot read itself. */
import type { Connection } from "vscode-languageserver";
import { type DirectoryEntryResult, READ_DIRECTORY, READ_FILE } from "../protocol.ts";
import type { DirectoryEntry, FileSystem } from "../workspace/fileSystem.ts";
import type { Uri } from "../workspace/uri.ts";

/** Reads through the client's editor. */
export class ClientFileSystem implements FileSystem {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async readFile(uri: Uri): Promise<string | undefined> {
    return (await this.#ask<string | null>(READ_FILE, uri)) ?? undefined;
  }

  async readDirectory(uri: Uri): Promise<readonly DirectoryEntry[] | undefined> {
    return (await this.#ask<DirectoryEntryResult[] | null>(READ_DIRECTORY, uri)) ?? undefined;
  }

  async #ask<T>(method: string, uri: Uri): Promise<T | null> {
    try {
      return await this.#connection.sendRequest<T | null>(method, { uri });
    } catch {
      return null; // A client that went away or cannot read: the file counts as absent.
    }
  }
}

/** No files at all: for clients that offer none and schemes that nobody can read. */
export const NO_FILES: FileSystem = {
  readFile: () => Promise.resolve(undefined),
  readDirectory: () => Promise.resolve(undefined),
};

/** Chooses by scheme: `file:` and what local programs answer goes to the local one where there is one, the rest to the client. */
export function fileSystemByScheme(local: FileSystem | undefined, remote: FileSystem): FileSystem {
  const pick = (uri: Uri) => (local && /^(?:file|shellcheck):/.test(uri) ? local : remote);
  return {
    readFile: (uri) => pick(uri).readFile(uri),
    readDirectory: (uri) => pick(uri).readDirectory(uri),
  };
}
