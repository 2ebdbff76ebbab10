/** Where shell text stands in the file. */
import type { Span } from "../../text/span.ts";

/** Offset of the file for an offset of the text. */
export type Place = (offset: number) => number;

/** Text that stands in the file as it is, from `start` on. */
export function placedAt(start: number): Place {
  return start === 0 ? (offset) => offset : (offset) => start + offset;
}

/** Text whose characters were picked from elsewhere; one more entry than characters, the last for the end. */
export function placedBy(offsets: readonly number[]): Place {
  return (offset) => offsets[Math.max(0, Math.min(offset, offsets.length - 1))] ?? 0;
}

/** A range of the text as a span of the file; it ends behind its last character, not where the next one stands. */
export function spanOf(place: Place, start: number, end: number): Span {
  const from = place(start);
  return { start: from, end: end > start ? Math.max(from, place(end - 1) + 1) : from };
}
