import type { Reader } from "./derive.ts";
import type { FileSystem } from "./fileSystem.ts";
import { fetchMisses, Snapshot } from "./snapshot.ts";

/** How often a computation may ask for files that it did not know of before: include chains are that deep at most. */
const ROUNDS = 12;

/** The newest snapshot of a running server, command or API call, and the file system that fills it. */
export class Session {
  snapshot: Snapshot;
  readonly fileSystem: FileSystem;

  constructor(fileSystem: FileSystem, snapshot: Snapshot = Snapshot.empty()) {
    this.fileSystem = fileSystem;
    this.snapshot = snapshot;
  }

  /**
   * Computes over the newest snapshot, fetches what it read and did not find, and computes again until nothing is
   * missing. Edits that arrive meanwhile win: what was fetched never replaces what the editor has open.
   */
  async settle<T>(compute: (reader: Reader) => T | Promise<T>): Promise<T> {
    for (let round = 0; ; round++) {
      const { snapshot } = this;
      const value = await compute(snapshot);
      if (snapshot.misses.length === 0 || round === ROUNDS) return value;
      const fetched = await fetchMisses(snapshot, this.fileSystem);
      this.snapshot = this.snapshot === snapshot ? fetched : this.snapshot.withFetched(fetched, snapshot.misses);
    }
  }
}
