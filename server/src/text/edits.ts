import type { Span } from "./span.ts";

/** Replaces the text of `span` by `newText`; an empty span inserts. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Inserts `newText` at `offset`. */
export function insert(offset: number, newText: string): TextEdit {
  return { span: { start: offset, end: offset }, newText };
}

/** Replaces what `span` covers. */
export function replace(span: Span, newText: string): TextEdit {
  return { span, newText };
}

/** Removes what `span` covers. */
export function remove(span: Span): TextEdit {
  return { span, newText: "" };
}

/** The text after all edits; they must not overlap. Insertions at one offset keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.map((edit, i) => ({ edit, i }));
  sorted.sort((a, b) => a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.i - b.i);
  let result = "";
  let at = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < at) throw new RangeError("edits overlap");
    result += text.slice(at, edit.span.start) + edit.newText;
    at = edit.span.end;
  }
  return result + text.slice(at);
}
