/**
 * What somebody is typing must not swallow what already stands there. A word without a colon joins the next lines
 * into one key (`ima⏎ports:`), and a mapping that begins on its key's line takes the keys below it for its own
 * (`a: b: c⏎d: 1`). Both are taken apart again here, by columns.
 */
import type { YamlNode, YamlPair, YamlScalar } from "./syntax.ts";

/** The pairs that one pair of the library really is. */
export function pairsOfKey(pair: YamlPair, text: string, flow: boolean): readonly YamlPair[] {
  if (flow) return [pair];
  const { key } = pair;
  if (key.type === "scalar" && key.style === "plain" && spansLines(text, key.span.start, key.span.end))
    return splitKey(pair, key, text);
  return hoisted(pair, text);
}

/** `ima⏎    ports` → an incomplete `ima` and the key `ports`; more indented lines between belong to the word above. */
function splitKey(pair: YamlPair, key: YamlScalar, text: string): readonly YamlPair[] {
  const column = columnOf(text, key.span.start);
  const words: { start: number; end: number }[] = [];
  let at = key.span.start;
  for (const line of text.slice(key.span.start, key.span.end).split(/(?<=\n)/)) {
    const start = at + (line.length - line.trimStart().length);
    const end = at + line.trimEnd().length;
    at += line.length;
    if (end > start && (words.length === 0 || columnOf(text, start) <= column)) words.push({ start, end });
  }
  const last = words.at(-1);
  return words.map((span) => {
    const name = text.slice(span.start, span.end);
    const word: YamlScalar = { type: "scalar", span, tag: undefined, anchor: undefined, value: name, style: "plain" };
    if (span === last && !pair.incomplete) {
      return { key: word, name, value: pair.value, span: { start: span.start, end: pair.span.end }, incomplete: false };
    }
    const nothing: YamlScalar = { ...word, span: { start: span.end, end: span.end }, value: "", style: "missing" };
    return { key: word, name, value: nothing, span, incomplete: true };
  });
}

/** Takes the pairs back out of a mapping on the key's line that stand no deeper than the key. */
function hoisted(pair: YamlPair, text: string): readonly YamlPair[] {
  const { key, value } = pair;
  if (value.type !== "mapping" || value.flow || value.pairs.length < 2) return [pair];
  if (spansLines(text, key.span.end, value.span.start)) return [pair];
  const column = columnOf(text, key.span.start);
  const cut = value.pairs.findIndex((inner, i) => i > 0 && columnOf(text, inner.span.start) <= column);
  if (cut < 0) return [pair];
  const kept = value.pairs.slice(0, cut);
  const end = kept.at(-1)?.span.end ?? value.span.start;
  const byName = new Map(kept.flatMap((inner) => (inner.name === undefined ? [] : [[inner.name, inner] as const])));
  const inner: YamlNode = { ...value, span: { start: value.span.start, end }, pairs: kept, byName };
  return [{ ...pair, value: inner, span: { start: pair.span.start, end } }, ...value.pairs.slice(cut)];
}

function spansLines(text: string, start: number, end: number): boolean {
  const at = text.indexOf("\n", start);
  return at >= 0 && at < end;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
