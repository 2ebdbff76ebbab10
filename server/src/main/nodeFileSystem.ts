/** The file system of the desktop server and the command line: `file:` URIs over node:fs. */
import { readdir, readFile, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { DirectoryEntry, FileSystem } from "../workspace/fileSystem.ts";
import type { Uri } from "../workspace/uri.ts";

/** Nothing that people write by hand is larger; a dump that lies beside it must not fill the memory. */
const LARGEST = 16 * 1024 * 1024;

/** Reads `file:` URIs. Nothing throws: what cannot be read is as good as absent. */
export class NodeFileSystem implements FileSystem {
  async readFile(uri: Uri): Promise<string | undefined> {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    try {
      // A pipe or a device would never end.
      const found = await stat(path);
      if (!found.isFile() || found.size > LARGEST) return undefined;
      return decodeText(await readFile(path));
    } catch {
      return undefined;
    }
  }

  async readDirectory(uri: Uri): Promise<readonly DirectoryEntry[] | undefined> {
    const path = pathOfUri(uri);
    if (path === undefined) return undefined;
    try {
      const entries = await readdir(path, { withFileTypes: true });
      return await Promise.all(
        entries.map(async (entry) => ({ name: entry.name, kind: await kindOf(`${path}/${entry.name}`, entry) })),
      );
    } catch {
      return undefined;
    }
  }
}

/** A link counts as what it leads to, as it does for `docker build`. */
async function kindOf(
  path: string,
  entry: { isDirectory(): boolean; isSymbolicLink(): boolean },
): Promise<"file" | "directory"> {
  if (!entry.isSymbolicLink()) return entry.isDirectory() ? "directory" : "file";
  try {
    return (await stat(path)).isDirectory() ? "directory" : "file";
  } catch {
    return "file";
  }
}

/** The text that the bytes are in UTF-8, without a byte order mark; undefined when they are no text. */
export function decodeText(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : new TextDecoder().decode(bytes);
}

/** The path of a `file:` URI; undefined for any other URI. */
export function pathOfUri(uri: Uri): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** The URI of an absolute path, in the one spelling that the engine makes itself when it joins paths. */
export function uriOfPath(path: string): Uri {
  const slashed = process.platform === "win32" ? path.replaceAll("\\", "/") : path;
  const [, host = "", rest = slashed] = /^\/\/([^/]+)(\/.*)$/.exec(slashed) ?? [];
  const segments = rest.split("/").filter((segment) => segment !== "" && segment !== ".");
  return `file://${host}/${segments.map(encodeURIComponent).join("/")}`;
}
