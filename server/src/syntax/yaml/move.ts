/** Moves a key with everything below it to another mapping of the file, block style to block style. */
import { insert, type TextEdit } from "../../text/edits.ts";
import { removePair } from "./edits.ts";
import type { YamlMapping, YamlPair } from "./syntax.ts";

/** Edits that take `pair` out of `from` and put it at the end of `to`; undefined where the text leaves no clean way. */
export function movePair(
  pair: YamlPair,
  from: YamlMapping,
  to: YamlMapping,
  text: string,
): readonly TextEdit[] | undefined {
  const last = to.pairs.at(-1);
  if (from.flow || to.flow || last === undefined || to.pairs.some(({ name }) => name === pair.name)) return undefined;
  const gone = removePair(from, pair, text);
  const own = columnOf(text, pair.span.start);
  const wanted = columnOf(text, to.pairs[0]?.span.start ?? 0);
  if (gone === undefined || own.lead.trim() !== "") return undefined;
  const block = reindented(text.slice(own.line, endOfLine(text, pair.span.end)), wanted.column - own.column);
  const end = last === pair ? undefined : endOfLine(text, last.span.end);
  if (block === undefined || end === undefined) return undefined;
  const inside = gone.span.start < end && end < gone.span.end;
  return [gone, insert(inside ? gone.span.end : end, inside ? `${block}\n` : `\n${block}`)];
}

/** Indents a key by one step below a new key that stands where it stood. */
export function indentBelow(pair: YamlPair, key: string, text: string, step = 2): readonly TextEdit[] | undefined {
  const { line, lead } = columnOf(text, pair.span.start);
  if (lead.trim() !== "") return undefined;
  const source = text.slice(line, endOfLine(text, pair.span.end));
  const block = reindented(source, step);
  if (block === undefined) return undefined;
  return [{ span: { start: line, end: line + source.length }, newText: `${lead}${key}:\n${block}` }];
}

function reindented(block: string, by: number): string | undefined {
  const lines = block.split("\n");
  const pad = " ".repeat(Math.max(0, by));
  const moved = lines.map((line) => {
    if (line.trim() === "") return line;
    return by >= 0 ? pad + line : /^ *$/.test(line.slice(0, -by)) ? line.slice(-by) : undefined;
  });
  return moved.includes(undefined) ? undefined : moved.join("\n");
}

function columnOf(text: string, offset: number): { line: number; lead: string; column: number } {
  const line = text.lastIndexOf("\n", offset - 1) + 1;
  const lead = text.slice(line, offset);
  return { line, lead, column: lead.length };
}

function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? "")) at--;
  const stop = text.indexOf("\n", at);
  return stop < 0 ? text.length : text[stop - 1] === "\r" ? stop - 1 : stop;
}
