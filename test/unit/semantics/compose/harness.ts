/** Runs a question over files kept in memory until nothing that it reads is missing. */
import type { Reader } from "../../../../server/src/workspace/derive.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { fetchMisses, Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { resolvePath, type Uri } from "../../../../server/src/workspace/uri.ts";

const MOST_ROUNDS = 10;

export async function ask<T>(files: Readonly<Record<string, string>>, question: (reader: Reader) => T): Promise<T> {
  const fileSystem = new MemoryFileSystem(files);
  let snapshot = Snapshot.empty([MEMORY_ROOT]);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const answer = question(snapshot);
    const next = await fetchMisses(snapshot, fileSystem);
    if (next === snapshot) return answer;
    snapshot = next;
  }
  throw new Error("still reading new files");
}

export function at(path: string): Uri {
  return resolvePath(MEMORY_ROOT, path);
}
