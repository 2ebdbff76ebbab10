/** Lists that people meant as JSON: single or typographic quotes, bare words, missing or superfluous commas. */

const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  "“": "”",
  "”": "”",
  "‘": "’",
  "’": "’",
  "„": "“",
};

/** The words that `['a', b,]` means; undefined where that is not plain (escapes, text behind the bracket). */
export function looseList(text: string): readonly string[] | undefined {
  const trimmed = text.trim();
  if (!trimmed.startsWith("[") || /[\\\n]/.test(trimmed)) return undefined;
  const inner = trimmed.endsWith("]") ? trimmed.slice(1, -1) : trimmed.slice(1);
  const words: string[] = [];
  let at = 0;
  while (at < inner.length) {
    const character = inner[at] ?? "";
    if (/[\s,]/.test(character)) {
      at++;
      continue;
    }
    const closing = QUOTES[character];
    const end = closing === undefined ? bareEnd(inner, at) : closeOf(inner, at + 1, closing);
    if (end < 0) return undefined;
    words.push(closing === undefined ? inner.slice(at, end) : inner.slice(at + 1, end));
    at = closing === undefined ? end : end + 1;
    // Two strings without anything between are one word or a mistake of another kind.
    if (at < inner.length && !/[\s,]/.test(inner[at] ?? "")) return undefined;
  }
  return words.length > 0 && !words.some((word) => /[[\]]/.test(word)) ? words : undefined;
}

function bareEnd(text: string, from: number): number {
  let end = from;
  while (end < text.length && !/[\s,"'“”‘’]/.test(text[end] ?? "")) end++;
  return end;
}

/** A straight quote closes typographic ones, too, as they get mixed. */
function closeOf(text: string, from: number, closing: string): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? "";
    if (character === closing || (closing !== '"' && closing !== "'" && /["'“”‘’]/.test(character))) return at;
  }
  return -1;
}

/** `[ -f x ]` is a test of the shell, `[a-z]*` a pattern: only a quote behind the bracket begins a list. */
export function looksLikeList(text: string): boolean {
  const trimmed = text.trim();
  if (/^\[["'“”‘’]/.test(trimmed)) return true;
  return /^\[\s+["'“”‘’]/.test(trimmed) && /,/.test(trimmed) && !/\s(?:=|==|!=|-\w+)\s/.test(trimmed);
}
