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

/** How many maps may stand behind one another before they are copied into one. */
const DEEPEST = 16;

/** Named values over time, on top of those of another map (the parent stage's). */
export class NameTimeline<V> {
  readonly #changes = new Map<string, Entry<V>[]>();
  readonly #parent: ReadonlyMap<string, V>;
  readonly #depth: number;
  /** Windows compares names of variables without letter case. */
  readonly #fold: boolean;

  constructor(parent: ReadonlyMap<string, V>, fold: boolean) {
    const depth = parent instanceof TimelineView ? parent.depth + 1 : 1;
    this.#parent = depth > DEEPEST ? new Map(parent) : parent;
    this.#depth = depth > DEEPEST ? 1 : depth;
    this.#fold = fold;
  }

  set(at: number, name: string, value: V): void {
    const key = this.key(name);
    const entries = this.#changes.get(key);
    if (entries) entries.push({ at, value });
    else this.#changes.set(key, [{ at, value }]);
  }

  key(name: string): string {
    return this.#fold ? name.toUpperCase() : name;
  }

  view(at: number): ReadonlyMap<string, V> {
    return new TimelineView(this, this.#changes, this.#parent, at, this.#depth);
  }
}

class TimelineView<V> implements ReadonlyMap<string, V> {
  readonly depth: number;
  readonly #timeline: NameTimeline<V>;
  readonly #changes: ReadonlyMap<string, readonly Entry<V>[]>;
  readonly #parent: ReadonlyMap<string, V>;
  readonly #at: number;

  constructor(
    timeline: NameTimeline<V>,
    changes: ReadonlyMap<string, readonly Entry<V>[]>,
    parent: ReadonlyMap<string, V>,
    at: number,
    depth: number,
  ) {
    this.#timeline = timeline;
    this.#changes = changes;
    this.#parent = parent;
    this.#at = at;
    this.depth = depth;
  }

  get(name: string): V | undefined {
    const key = this.#timeline.key(name);
    const entries = this.#changes.get(key);
    const entry = entries && lastAt(entries, this.#at);
    return entry ? entry.value : this.#parent.get(key);
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  get size(): number {
    let size = 0;
    for (const _ of this.entries()) size++;
    return size;
  }

  *entries(): MapIterator<[string, V]> {
    for (const [name, value] of this.#parent) yield [name, this.get(name) ?? value];
    for (const [name, entries] of this.#changes) {
      const entry = this.#parent.has(name) ? undefined : lastAt(entries, this.#at);
      if (entry) yield [name, entry.value];
    }
    return undefined;
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
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
