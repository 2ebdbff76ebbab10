/**
 * Values that change from instruction to instruction. Each change is written once with its position, and a reader
 * looks at a position: the state after every instruction of a long file costs no copies.
 */

interface Entry<T> {
  readonly at: number;
  readonly value: T;
}

/** The last value written at or before `at`; undefined when there is none. Entries are in order of position. */
function lastAt<T>(entries: readonly Entry<T>[], at: number): Entry<T> | undefined {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.at ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return entries[low - 1];
}

/** One value over time, beginning with `initial`. */
export class Timeline<T> {
  readonly #initial: T;
  readonly #entries: Entry<T>[] = [];

  constructor(initial: T) {
    this.#initial = initial;
  }

  set(at: number, value: T): void {
    this.#entries.push({ at, value });
  }

  get(at: number): T {
    const entry = lastAt(this.#entries, at);
    return entry ? entry.value : this.#initial;
  }
}

/** Named values over time, on top of those of another map (the parent stage's). */
export class NameTimeline<V> {
  readonly #changes = new Map<string, Entry<V>[]>();
  /** Oldest first; each is at least twice as large as the next, so that there are few. */
  readonly #layers: readonly ReadonlyMap<string, V>[];
  /** Windows compares names of variables without letter case. */
  readonly #fold: boolean;
  #frozen: { readonly at: number; readonly layers: readonly ReadonlyMap<string, V>[] } | undefined;

  constructor(parent: ReadonlyMap<string, V>, fold: boolean) {
    this.#layers = parent instanceof TimelineView ? (parent as TimelineView<V>).frozen() : [parent];
    this.#fold = fold;
  }

  set(at: number, name: string, value: V): void {
    const key = this.#key(name);
    const entries = this.#changes.get(key);
    if (entries) entries.push({ at, value });
    else this.#changes.set(key, [{ at, value }]);
  }

  view(at: number): ReadonlyMap<string, V> {
    return new TimelineView(this, at);
  }

  get(name: string, at: number): V | undefined {
    const key = this.#key(name);
    const entries = this.#changes.get(key);
    const entry = entries && lastAt(entries, at);
    return entry ? entry.value : this.#layers.findLast((layer) => layer.has(key))?.get(key);
  }

  /** Names in the order in which they were first set. */
  *names(at: number): Iterable<string> {
    const seen = new Set<string>();
    for (const layer of [...this.#layers, this.#changesAt(at)]) {
      for (const name of layer.keys()) {
        if (!seen.has(name)) yield name;
        seen.add(name);
      }
    }
  }

  /** What a stage made from this one stands on. Small layers are merged, so that a chain of n stages costs n log n. */
  frozen(at: number): readonly ReadonlyMap<string, V>[] {
    if (this.#frozen?.at === at) return this.#frozen.layers;
    const layers = [...this.#layers, this.#changesAt(at)].filter(({ size }) => size > 0);
    for (;;) {
      const [older, newer] = layers.slice(-2);
      if (!older || !newer || older.size >= 2 * newer.size) break;
      layers.splice(-2, 2, new Map([...older, ...newer]));
    }
    this.#frozen = { at, layers };
    return layers;
  }

  #changesAt(at: number): ReadonlyMap<string, V> {
    const changes = new Map<string, V>();
    for (const [name, entries] of this.#changes) {
      const entry = lastAt(entries, at);
      if (entry) changes.set(name, entry.value);
    }
    return changes;
  }

  #key(name: string): string {
    return this.#fold ? name.toUpperCase() : name;
  }
}

/** A timeline at one position, as a map. */
class TimelineView<V> implements ReadonlyMap<string, V> {
  readonly #timeline: NameTimeline<V>;
  readonly #at: number;

  constructor(timeline: NameTimeline<V>, at: number) {
    this.#timeline = timeline;
    this.#at = at;
  }

  frozen(): readonly ReadonlyMap<string, V>[] {
    return this.#timeline.frozen(this.#at);
  }

  get(name: string): V | undefined {
    return this.#timeline.get(name, this.#at);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    return [...this.keys()].length;
  }

  *keys(): MapIterator<string> {
    yield* this.#timeline.names(this.#at);
    return undefined;
  }

  *entries(): MapIterator<[string, V]> {
    for (const name of this.keys()) {
      const value = this.get(name);
      if (value !== undefined) yield [name, value];
    }
    return undefined;
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value;
    return undefined;
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [name, value] of this.entries()) callback(value, name, this);
  }
}
