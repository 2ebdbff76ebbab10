/** Files that exist only inside of another file, over what a reader sees. */
import { type InputReader, Memo, type Parameters, type Query, type Reader } from "./derive.ts";
import type { DirectoryEntry } from "./fileSystem.ts";
import type { SourceFile } from "./sourceFile.ts";
import type { Uri } from "./uri.ts";

/**
 * A reader with further files. What is derived from them is kept here; everything else is asked from the reader below,
 * which records it, so that nothing is computed twice and a change of a file that was read is noticed there.
 */
export class Overlay implements InputReader, Reader {
  readonly revision = 1;
  readonly #below: Reader;
  readonly #files: ReadonlyMap<Uri, SourceFile>;
  readonly #memo: Memo;

  constructor(below: Reader, files: ReadonlyMap<Uri, SourceFile>) {
    this.#below = below;
    this.#files = files;
    this.#memo = new OverlayMemo(below, files);
  }

  fileInput(uri: Uri): SourceFile | null {
    return this.#files.get(uri) ?? this.#below.file(uri) ?? null;
  }

  listInput(uri: Uri): readonly DirectoryEntry[] | null {
    return this.#below.list(uri) ?? null;
  }

  rootsInput(): readonly Uri[] {
    return this.#below.roots();
  }

  parametersInput(): Parameters {
    return this.#below.parameters();
  }

  /** The reader below has recorded what it missed. */
  miss(): void {}

  file(uri: Uri): SourceFile | undefined {
    return this.fileInput(uri) ?? undefined;
  }

  list(uri: Uri): readonly DirectoryEntry[] | undefined {
    return this.#below.list(uri);
  }

  kind(uri: Uri): "file" | "directory" | "absent" | "unknown" {
    return this.#files.has(uri) ? "file" : this.#below.kind(uri);
  }

  roots(): readonly Uri[] {
    return this.#below.roots();
  }

  parameters(): Parameters {
    return this.#below.parameters();
  }

  derive<T>(query: Query<T>, key: Uri): T {
    return this.#memo.derive(this, query, key);
  }
}

class OverlayMemo extends Memo {
  readonly #below: Reader;
  readonly #files: ReadonlyMap<Uri, SourceFile>;

  constructor(below: Reader, files: ReadonlyMap<Uri, SourceFile>) {
    super();
    this.#below = below;
    this.#files = files;
  }

  override derive<T>(inputs: InputReader, query: Query<T>, key: Uri): T {
    return this.#files.has(key) ? super.derive(inputs, query, key) : this.#below.derive(query, key);
  }
}
