/** A half-open range of UTF-16 offsets in one file. Every layer below `features/` speaks spans. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** True when `offset` lies inside the span or touches its end, as a cursor does. */
export function touches(range: Span, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** True when `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The text that the span covers. */
export function textAt(text: string, range: Span): string {
  return text.slice(range.start, range.end);
}

/** The span without the blanks and line breaks at its end: YAML's blocks reach to the next token. */
export function withoutTrailingSpace(text: string, { start, end }: Span): Span {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  return { start, end: last };
}

/** Order by place; of two that begin together the shorter first. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || a.end - b.end;
}
