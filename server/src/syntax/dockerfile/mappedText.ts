/** Text that was made from other text (lines joined, quotes or escapes removed) and still knows where each character stood. */
import type { Span } from "../../text/span.ts";

export interface MappedText {
  readonly text: string;
  /** Where character `i` stands. */
  startAt(i: number): number;
  /** Where character `i - 1` ends. */
  endAt(i: number): number;
}

/** The span of `from..to`; an empty one stands right behind the character before it. */
export function spanAt(mapped: MappedText, from: number, to: number): Span {
  if (from < to) return { start: mapped.startAt(from), end: mapped.endAt(to) };
  const at = from > 0 ? mapped.endAt(from) : mapped.startAt(0);
  return { start: at, end: at };
}

/** An instruction's lines as BuildKit joins them: pieces of the source, one behind the other. */
export class JoinedText implements MappedText {
  readonly text: string;
  /** Where each piece begins in the joined text, and in the source. */
  readonly #starts: number[] = [];
  readonly #sources: number[] = [];
  readonly #end: number;

  /** `pieces` holds start and end of each piece in turn; all offsets are moved by `-origin`. */
  constructor(source: string, pieces: readonly number[], origin: number) {
    const texts: string[] = [];
    let length = 0;
    let end = (pieces[0] ?? origin) - origin;
    for (let i = 0; i + 1 < pieces.length; i += 2) {
      const from = pieces[i] ?? 0;
      const to = pieces[i + 1] ?? 0;
      if (from === to) continue;
      this.#starts.push(length);
      this.#sources.push(from - origin);
      texts.push(source.slice(from, to));
      length += to - from;
      end = to - origin;
    }
    this.text = texts.length === 1 ? (texts[0] ?? "") : texts.join("");
    this.#end = end;
  }

  startAt(i: number): number {
    if (i >= this.text.length) return this.#end;
    return this.#locate(i);
  }

  endAt(i: number): number {
    return i <= 0 ? this.startAt(0) : this.#locate(Math.min(i, this.text.length) - 1) + 1;
  }

  /** Where the joined text has a seam: one source span for what was left out between two pieces. */
  gaps(): readonly Span[] {
    const gaps: Span[] = [];
    for (let i = 1; i < this.#starts.length; i++) {
      const length = (this.#starts[i] ?? 0) - (this.#starts[i - 1] ?? 0);
      gaps.push({ start: (this.#sources[i - 1] ?? 0) + length, end: this.#sources[i] ?? 0 });
    }
    return gaps;
  }

  #locate(i: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= i) low = middle;
      else high = middle - 1;
    }
    return (this.#sources[low] ?? 0) + i - (this.#starts[low] ?? 0);
  }
}

/** Characters picked from another mapped text, each with the range that it was written as (an escape is longer than one). */
export class PickedText implements MappedText {
  readonly text: string;
  readonly #parent: MappedText;
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];
  readonly #origin: number;

  /** `origin` is where an empty pick stands in the parent. */
  constructor(parent: MappedText, text: string, starts: readonly number[], ends: readonly number[], origin: number) {
    this.#parent = parent;
    this.text = text;
    this.#starts = starts;
    this.#ends = ends;
    this.#origin = origin;
  }

  startAt(i: number): number {
    const start = this.#starts[i];
    return start === undefined ? this.endAt(this.text.length) : this.#parent.startAt(start);
  }

  endAt(i: number): number {
    const end = this.#ends[Math.min(i, this.text.length) - 1];
    return end === undefined ? this.#parent.endAt(this.#origin) : this.#parent.endAt(end);
  }
}
