import type { DirectoryEntry, FileSystem } from "./fileSystem.ts";
import { type InputReader, Memo, type Parameters, type Query, type Reader } from "./derive.ts";
import { SourceFile } from "./sourceFile.ts";
import { dirname, resolvePath, type Uri } from "./uri.ts";

export interface Miss {
  readonly kind: "file" | "list";
  readonly uri: Uri;
}

interface Inputs {
  readonly files: ReadonlyMap<Uri, SourceFile | null>;
  readonly lists: ReadonlyMap<Uri, readonly DirectoryEntry[] | null>;
  readonly roots: readonly Uri[];
  readonly parameters: Parameters;
}

const EMPTY: Inputs = { files: new Map(), lists: new Map(), roots: [], parameters: { buildArgs: {} } };

/**
 * Everything that is known at one moment: open documents, fetched files and folders. Immutable: each `with…`
 * gives a new snapshot that shares the memo, so only what depends on the change is computed again.
 */
export class Snapshot implements InputReader, Reader {
  readonly revision: number;
  readonly memo: Memo;
  readonly #inputs: Inputs;
  readonly #misses = new Map<string, Miss>();

  private constructor(inputs: Inputs, memo: Memo, revision: number) {
    this.#inputs = inputs;
    this.memo = memo;
    this.revision = revision;
  }

  static empty(roots: readonly Uri[] = [], parameters: Parameters = { buildArgs: {} }): Snapshot {
    return new Snapshot({ ...EMPTY, roots, parameters }, new Memo(), 1);
  }

  #next(change: Partial<Inputs>): Snapshot {
    return new Snapshot({ ...this.#inputs, ...change }, this.memo, this.revision + 1);
  }

  /** With these files set; null says that the file is known to be absent. */
  withFiles(changes: Iterable<readonly [Uri, SourceFile | null]>): Snapshot {
    const files = new Map(this.#inputs.files);
    for (const [uri, file] of changes) files.set(uri, file);
    return this.#next({ files });
  }

  /** With what is known of these files and folders forgotten, so that it will be fetched again. */
  without(uris: Iterable<Uri>): Snapshot {
    const files = new Map(this.#inputs.files);
    const lists = new Map(this.#inputs.lists);
    for (const uri of uris) {
      files.delete(uri);
      lists.delete(uri);
      lists.delete(dirname(uri));
    }
    return this.#next({ files, lists });
  }

  /** Of the files whose URIs begin with `prefix` only the `most` that came last are kept. */
  withNewest(prefix: string, most: number): Snapshot {
    const uris = [...this.#inputs.files.keys()].filter((uri) => uri.startsWith(prefix));
    return uris.length <= most ? this : this.without(uris.slice(0, uris.length - most));
  }

  /** True when something that was read depends on this file or folder: its text, its content, or that it is there. */
  knows(uri: Uri): boolean {
    const { files, lists } = this.#inputs;
    return files.has(uri) || lists.has(uri) || lists.has(dirname(uri));
  }

  withLists(changes: Iterable<readonly [Uri, readonly DirectoryEntry[] | null]>): Snapshot {
    const lists = new Map(this.#inputs.lists);
    for (const [uri, entries] of changes) lists.set(uri, entries);
    return this.#next({ lists });
  }

  withRoots(roots: readonly Uri[]): Snapshot {
    return this.#next({ roots });
  }

  withParameters(parameters: Parameters): Snapshot {
    return this.#next({ parameters });
  }

  /** With what `other` knows of these, where this snapshot still knows nothing. */
  withFetched(other: Snapshot, misses: readonly Miss[]): Snapshot {
    const files: [Uri, SourceFile | null][] = [];
    const lists: [Uri, readonly DirectoryEntry[] | null][] = [];
    for (const { kind, uri } of misses) {
      if (kind === "file" && this.fileInput(uri) === undefined) files.push([uri, other.fileInput(uri) ?? null]);
      if (kind === "list" && this.listInput(uri) === undefined) lists.push([uri, other.listInput(uri) ?? null]);
    }
    return this.withFiles(files).withLists(lists);
  }

  /** What was read and is not known yet. */
  get misses(): readonly Miss[] {
    return [...this.#misses.values()];
  }

  fileInput(uri: Uri): SourceFile | null | undefined {
    return this.#inputs.files.get(uri);
  }

  listInput(uri: Uri): readonly DirectoryEntry[] | null | undefined {
    return this.#inputs.lists.get(uri);
  }

  rootsInput(): readonly Uri[] {
    return this.#inputs.roots;
  }

  parametersInput(): Parameters {
    return this.#inputs.parameters;
  }

  miss(kind: "file" | "list", uri: Uri): void {
    this.#misses.set(`${kind} ${uri}`, { kind, uri });
  }

  file(uri: Uri): SourceFile | undefined {
    const value = this.fileInput(uri);
    if (value === undefined) this.miss("file", uri);
    return value ?? undefined;
  }

  list(uri: Uri): readonly DirectoryEntry[] | undefined {
    const value = this.listInput(uri);
    if (value === undefined) this.miss("list", uri);
    return value ?? undefined;
  }

  kind(uri: Uri): "file" | "directory" | "absent" | "unknown" {
    const entries = this.listInput(dirname(uri));
    if (entries === undefined) {
      this.miss("list", dirname(uri));
      return "unknown";
    }
    return entries?.find((entry) => resolvePath(dirname(uri), entry.name) === uri)?.kind ?? "absent";
  }

  roots(): readonly Uri[] {
    return this.#inputs.roots;
  }

  parameters(): Parameters {
    return this.#inputs.parameters;
  }

  derive<T>(query: Query<T>, key: Uri): T {
    return this.memo.derive(this, query, key);
  }
}

/** Fetches what the snapshot missed; the same snapshot when nothing was missing. */
export async function fetchMisses(snapshot: Snapshot, fileSystem: FileSystem): Promise<Snapshot> {
  const { misses } = snapshot;
  if (misses.length === 0) return snapshot;
  const files: [Uri, SourceFile | null][] = [];
  const lists: [Uri, readonly DirectoryEntry[] | null][] = [];
  await Promise.all(
    misses.map(async ({ kind, uri }) => {
      if (kind === "list") {
        lists.push([uri, (await fileSystem.readDirectory(uri)) ?? null]);
        return;
      }
      const text = await fileSystem.readFile(uri);
      files.push([uri, text === undefined ? null : new SourceFile(uri, text)]);
    }),
  );
  return snapshot.withFiles(files).withLists(lists);
}
