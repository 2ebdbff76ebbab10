/** A workspace in memory for tests of features: files by relative path, one of them with a `|` where the cursor is. */
import type { Reader } from "../../server/src/workspace/derive.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../server/src/workspace/session.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { relativePath, resolvePath, type Uri } from "../../server/src/workspace/uri.ts";

export type Files = Readonly<Record<string, string>>;

/** Runs `body` over the files, again whenever it has missed one. */
export function inWorkspace<T>(files: Files, body: (reader: Reader) => T | Promise<T>): Promise<T> {
  const session = new Session(new MemoryFileSystem(files), Snapshot.empty([MEMORY_ROOT], { buildArgs: {} }));
  return session.settle(body);
}

/** Runs `body` at the cursor. */
export function atCursor<T>(marked: Files, body: (reader: Reader, uri: Uri, offset: number) => T): Promise<T> {
  const path = Object.keys(marked).find((name) => marked[name]?.includes("|")) ?? "";
  const offset = marked[path]?.indexOf("|") ?? 0;
  const files = Object.fromEntries(Object.entries(marked).map(([name, text]) => [name, text.replace("|", "")]));
  return inWorkspace(files, (reader) => body(reader, uriOf(path), offset));
}

export function uriOf(path: string): Uri {
  return resolvePath(MEMORY_ROOT, path);
}

export function pathOf(uri: Uri): string {
  return relativePath(MEMORY_ROOT, uri) ?? uri;
}
