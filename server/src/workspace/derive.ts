import type { DirectoryEntry } from "./fileSystem.ts";
import type { SourceFile } from "./sourceFile.ts";
import type { Uri } from "./uri.ts";

/** What the caller fixed for this run, seen by semantics: build arguments as `docker build --build-arg` gives them. */
export interface Parameters {
  readonly buildArgs: Readonly<Record<string, string>>;
  /** ShellCheck may be asked: files of the scheme `shellcheck:` are its answers. */
  readonly shellCheck?: boolean;
}

/** A value computed from files; must be a pure function of what it reads through the reader. */
export interface Query<T> {
  readonly name: string;
  compute(reader: Reader, key: Uri): T;
}

/** The only way a query, a rule or a feature sees the world. Everything that is read is recorded. */
export interface Reader {
  /** The file; undefined when it is absent or not known yet (then the miss is recorded and will be fetched). */
  file(uri: Uri): SourceFile | undefined;
  /** What a folder holds; undefined when it is absent or not known yet. */
  list(uri: Uri): readonly DirectoryEntry[] | undefined;
  /** What stands at `uri`, by the listing of its folder; "unknown" until that listing has been fetched. */
  kind(uri: Uri): "file" | "directory" | "absent" | "unknown";
  /** URIs of the folders that are open in the editor, or the root of the files given to the API. */
  roots(): readonly Uri[];
  parameters(): Parameters;
  /** The value of a query for a key, from the memo when nothing it read has changed. */
  derive<T>(query: Query<T>, key: Uri): T;
}

/** One thing that a query has read, and what it got. */
type Read =
  | { readonly kind: "input"; readonly get: (inputs: InputReader) => unknown; readonly value: unknown }
  | { readonly kind: "derived"; readonly query: Query<unknown>; readonly key: Uri; readonly value: unknown };

/** The raw inputs of one snapshot, compared by identity. */
export interface InputReader {
  fileInput(uri: Uri): SourceFile | null | undefined;
  listInput(uri: Uri): readonly DirectoryEntry[] | null | undefined;
  rootsInput(): readonly Uri[];
  parametersInput(): Parameters;
  miss(kind: "file" | "list", uri: Uri): void;
  readonly revision: number;
}

interface Cell {
  value: unknown;
  reads: readonly Read[];
  verifiedAt: number;
}

/**
 * The memo that the snapshots of one session share. A cell is valid for a snapshot when each input that it read
 * is the same object there and each query that it read gives the same value there: an edit that leaves a derived
 * value equal (same object) stops there.
 */
export class Memo {
  readonly #cells = new WeakMap<Query<unknown>, Map<Uri, Cell>>();
  /** How often each query was really computed, by name: tests count with it. */
  readonly computed = new Map<string, number>();

  derive<T>(inputs: InputReader, query: Query<T>, key: Uri): T {
    let cells = this.#cells.get(query);
    if (!cells) {
      cells = new Map();
      this.#cells.set(query, cells);
    }
    const cell = cells.get(key);
    if (cell && this.#valid(inputs, cell)) return cell.value as T;
    const recorder = new Recorder(this, inputs);
    const value = query.compute(recorder, key);
    this.computed.set(query.name, (this.computed.get(query.name) ?? 0) + 1);
    cells.set(key, { value, reads: recorder.reads, verifiedAt: inputs.revision });
    return value;
  }

  #valid(inputs: InputReader, cell: Cell): boolean {
    if (cell.verifiedAt === inputs.revision) return true;
    for (const read of cell.reads) {
      const now = read.kind === "input" ? read.get(inputs) : this.derive(inputs, read.query, read.key);
      if (now !== read.value) return false;
    }
    cell.verifiedAt = inputs.revision;
    return true;
  }
}

/** A reader that writes down what is read through it. */
class Recorder implements Reader {
  readonly reads: Read[] = [];
  readonly #memo: Memo;
  readonly #inputs: InputReader;

  constructor(memo: Memo, inputs: InputReader) {
    this.#memo = memo;
    this.#inputs = inputs;
  }

  file(uri: Uri): SourceFile | undefined {
    const value = this.#input((inputs) => inputs.fileInput(uri));
    if (value === undefined) this.#inputs.miss("file", uri);
    return value ?? undefined;
  }

  list(uri: Uri): readonly DirectoryEntry[] | undefined {
    const value = this.#input((inputs) => inputs.listInput(uri));
    if (value === undefined) this.#inputs.miss("list", uri);
    return value ?? undefined;
  }

  kind(uri: Uri): "file" | "directory" | "absent" | "unknown" {
    return kindIn(
      this.#input((inputs) => inputs.listInput(folderOf(uri))),
      uri,
      this.#inputs,
    );
  }

  roots(): readonly Uri[] {
    return this.#input((inputs) => inputs.rootsInput());
  }

  parameters(): Parameters {
    return this.#input((inputs) => inputs.parametersInput());
  }

  derive<T>(query: Query<T>, key: Uri): T {
    const value = this.#memo.derive(this.#inputs, query, key);
    this.reads.push({ kind: "derived", query: query as Query<unknown>, key, value });
    return value;
  }

  #input<T>(get: (inputs: InputReader) => T): T {
    const value = get(this.#inputs);
    this.reads.push({ kind: "input", get, value });
    return value;
  }
}

function folderOf(uri: Uri): Uri {
  const cut = uri.lastIndexOf("/");
  return cut <= 0 ? uri : uri.slice(0, cut);
}

function kindIn(
  entries: readonly DirectoryEntry[] | null | undefined,
  uri: Uri,
  inputs: InputReader,
): "file" | "directory" | "absent" | "unknown" {
  if (entries === undefined) {
    inputs.miss("list", folderOf(uri));
    return "unknown";
  }
  const segment = uri.slice(uri.lastIndexOf("/") + 1);
  return (
    entries?.find((entry) => entry.name === segment || encodeURIComponent(entry.name) === segment)?.kind ?? "absent"
  );
}
