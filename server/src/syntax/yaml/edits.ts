/**
 * Minimal edits of YAML text: they change the form of one value and leave comments, anchors and the style of
 * everything else alone. Each gives undefined where the form of the text leaves no clean way.
 */
import { insert, remove, replace, type TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import {
  scalarOf,
  type YamlMapping,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSequence,
} from "./syntax.ts";

/** Text that is read as itself when it stands without quotes, in block style. */
const PLAIN = /^(?![\s\-?:,[\]{}#&*!|>'"%@`]|.*\s$)(?!.*(?:: |\s#|:$))[^\n]+$/s;
const OTHER_TYPE = /^(?:~|null|true|false|[-+.\d][\d._eExXoO+-]*|\.inf|\.nan|0x[\da-f]+|<<)$/i;

/** Double quotes around a text, with what YAML wants escaped. */
export function doubleQuoted(text: string): string {
  const escaped = text.replace(/["\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t");
  return `"${escaped}"`;
}

/** The text as a scalar that YAML reads as this very string; inside brackets and braces with `flow`. */
export function stringSource(text: string, flow = false): string {
  if (!PLAIN.test(text) || OTHER_TYPE.test(text) || (flow && /[,[\]{}]/.test(text))) return doubleQuoted(text);
  return text;
}

/** A new text for a scalar, in the quotes that it has. */
export function replaceScalar(scalar: YamlScalar, text: string): TextEdit | undefined {
  switch (scalar.style) {
    case "plain":
      return replace(scalar.span, stringSource(text, true));
    case "single":
      return text.includes("\n") ? undefined : replace(scalar.span, `'${text.replaceAll("'", "''")}'`);
    case "double":
      return replace(scalar.span, doubleQuoted(text));
    default:
      return undefined;
  }
}

/** `80` → `"80"`, so that YAML reads text. */
export function quoteEdit(scalar: YamlScalar): TextEdit | undefined {
  return scalar.style === "plain" && !scalar.value.includes("\n")
    ? replace(scalar.span, doubleQuoted(scalar.value))
    : undefined;
}

/** `80:80` → `["80:80"]`. */
export function wrapInList(scalar: YamlScalar, quoted: boolean): TextEdit | undefined {
  if (scalar.style === "single" || scalar.style === "double")
    return scalar.value.includes("\n") ? undefined : wrapped(scalar);
  if (scalar.style !== "plain" || scalar.value.includes("\n")) return undefined;
  return replace(scalar.span, `[${quoted ? doubleQuoted(scalar.value) : stringSource(scalar.value, true)}]`);
}

function wrapped(scalar: YamlScalar): TextEdit {
  const quote = scalar.style === "single" ? "'" : '"';
  const body = scalar.style === "single" ? scalar.value.replaceAll("'", "''") : doubleQuoted(scalar.value).slice(1, -1);
  return replace(scalar.span, `[${quote}${body}${quote}]`);
}

/** `- a` → `a:`; only for items that are plain names. */
export function itemsToKeys(list: YamlSequence, text: string): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const item of list.items) {
    const name = item.type === "scalar" && item.tag === undefined && item.anchor === undefined ? item : undefined;
    if (name === undefined || !/^[\w.-]+$/.test(name.value)) return undefined;
    if (list.flow) edits.push(insert(name.span.end, ": {}"));
    else {
      const dash = text.lastIndexOf("-", name.span.start - 1);
      if (dash < 0 || text.slice(dash + 1, name.span.start).trim() !== "") return undefined;
      edits.push(replace({ start: dash, end: name.span.end }, `${text.slice(name.span.start, name.span.end)}:`));
    }
  }
  if (list.items.length === 0) return undefined;
  return list.flow ? [...edits, replace(edge(list, 0), "{"), replace(edge(list, 1), "}")] : indented(list, edits, text);
}

/** A list may stand at the column of its key, a mapping may not. */
function indented(list: YamlSequence, edits: readonly TextEdit[], text: string): readonly TextEdit[] {
  const line = text.lastIndexOf("\n", list.span.start - 1);
  const column = list.span.start - line - 1;
  const above = parentIndent(text, line);
  if (column > above) return edits;
  return edits.map(({ span, newText }) => replace(span, `  ${newText}`));
}

/** Indentation of the nearest line above that is neither empty nor a comment. */
function parentIndent(text: string, before: number): number {
  for (let end = before; end > 0; ) {
    const start = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(start, end);
    if (/^\s*[^#\s]/.test(line)) return /^ */.exec(line)?.[0].length ?? 0;
    end = start - 1;
  }
  return 0;
}

function edge(node: YamlNode, which: 0 | 1): Span {
  const { start, end } = node.span;
  return which === 0 ? { start, end: start + 1 } : { start: end - 1, end };
}

/** `data: /x` → `- data:/x`, for mappings whose values are one-line texts. */
export function pairsToItems(mapping: YamlMapping, separator: string): readonly TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { key, value, name } of mapping.pairs) {
    const scalar = value.type === "scalar" ? scalarOf(value) : undefined;
    if (key.type !== "scalar" || name === undefined || scalar === undefined || scalar.style === "missing")
      return undefined;
    if (scalar.style === "literal" || scalar.style === "folded" || scalar.value.includes("\n")) return undefined;
    const item = stringSource(`${name}${separator}${scalar.value}`, mapping.flow);
    edits.push(replace({ start: key.span.start, end: value.span.end }, mapping.flow ? item : `- ${item}`));
  }
  if (edits.length === 0) return undefined;
  return mapping.flow ? [...edits, replace(edge(mapping, 0), "["), replace(edge(mapping, 1), "]")] : edits;
}

/** Makes a mapping the only item of a list. */
export function mappingToItem(mapping: YamlMapping, text: string): readonly TextEdit[] | undefined {
  if (mapping.flow) return [insert(mapping.span.start, "["), insert(mapping.span.end, "]")];
  const first = mapping.pairs[0];
  if (first === undefined) return undefined;
  const edits: TextEdit[] = [insert(first.span.start, "- ")];
  for (
    let at = text.indexOf("\n", first.span.start);
    at >= 0 && at + 1 < mapping.span.end;
    at = text.indexOf("\n", at + 1)
  ) {
    if (!/^[ \t]*(?:\r?\n|$)/.test(text.slice(at + 1))) edits.push(insert(at + 1, "  "));
  }
  return edits;
}

/** Takes a pair out with its lines; undefined when it is the only one, or stands between braces with others. */
export function removePair(mapping: YamlMapping, pair: YamlPair, text: string): TextEdit | undefined {
  const at = mapping.pairs.indexOf(pair);
  if (at < 0 || mapping.pairs.length < 2) return undefined;
  if (mapping.flow) {
    const next = mapping.pairs[at + 1];
    const before = mapping.pairs[at - 1];
    if (next) return remove({ start: pair.span.start, end: next.span.start });
    return before && remove({ start: before.span.end, end: pair.span.end });
  }
  return remove(blockLines(pair.span, at === 0 ? { first: mapping.span.start } : {}, text));
}

/** Takes an item out of a list with its line; undefined when it is the only one. */
export function removeItem(list: YamlSequence, item: YamlNode, text: string): TextEdit | undefined {
  const at = list.items.indexOf(item);
  if (at < 0 || list.items.length < 2) return undefined;
  if (list.flow) {
    const next = list.items[at + 1];
    const before = list.items[at - 1];
    if (next) return remove({ start: item.span.start, end: next.span.start });
    return before && remove({ start: before.span.end, end: item.span.end });
  }
  return remove(blockLines(item.span, {}, text));
}

/** The lines of a block. What begins behind something else on its line (`- a: 1`) keeps that. */
function blockLines({ start, end }: Span, { first }: { first?: number }, text: string): Span {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const trimmed = start + text.slice(start, end).trimEnd().length;
  const stop = text.indexOf("\n", trimmed);
  const after = stop < 0 ? text.length : stop + 1;
  const lead = text.slice(line, start);
  if (/^[ \t]*(?:-[ \t]*)?$/.test(lead) && !(first === start && lead.includes("-"))) return { start: line, end: after };
  // The first key of a list's item: what follows moves up to it.
  const next = /^[ \t]*/.exec(text.slice(after))?.[0].length ?? 0;
  return { start, end: after + next };
}
