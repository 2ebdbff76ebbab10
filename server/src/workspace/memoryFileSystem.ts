import type { DirectoryEntry, FileSystem } from "./fileSystem.ts";
import { resolvePath, type Uri } from "./uri.ts";

/** Folder that stands for the root of a set of files kept in memory. */
export const MEMORY_ROOT: Uri = "memory:/w";

/** A file system over `relative POSIX path → text`; null marks a file whose text does not matter. */
export class MemoryFileSystem implements FileSystem {
  readonly #files = new Map<Uri, string | null>();
  readonly #folders = new Map<Uri, Map<string, DirectoryEntry>>();

  constructor(files: Readonly<Record<string, string | null>>, root: Uri = MEMORY_ROOT) {
    this.#folders.set(root, new Map());
    for (const [path, text] of Object.entries(files)) this.#add(root, path.split("/").filter(Boolean), text);
  }

  #add(root: Uri, segments: readonly string[], text: string | null): void {
    let folder = root;
    segments.forEach((name, i) => {
      const last = i === segments.length - 1;
      const uri = resolvePath(folder, name);
      const known = this.#folders.get(folder);
      if (last || !known?.has(name)) known?.set(name, { name, kind: last ? "file" : "directory" });
      if (last) this.#files.set(uri, text);
      else if (!this.#folders.has(uri)) this.#folders.set(uri, new Map());
      folder = uri;
    });
  }

  readFile(uri: Uri): Promise<string | undefined> {
    return Promise.resolve(this.#files.get(uri) ?? undefined);
  }

  readDirectory(uri: Uri): Promise<readonly DirectoryEntry[] | undefined> {
    const folder = this.#folders.get(uri);
    return Promise.resolve(folder && [...folder.values()]);
  }
}
