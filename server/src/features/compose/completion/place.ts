/** Where in a Compose file somebody is typing. */
import { type ComposeFile, type ComposeService, readComposeFile } from "../../../semantics/compose/file.ts";
import type { YamlMapping } from "../../../syntax/yaml/syntax.ts";
import type { Span } from "../../../text/span.ts";
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";
import { pathByAnchor } from "./anchors.ts";
import { type Layout, layoutOf } from "./layout.ts";
import { columnOf, type Located } from "./locate.ts";
import { MARK, probe } from "./probe.ts";

export interface TypingPlace extends Located {
  readonly reader: Reader;
  readonly uri: Uri;
  /** As it is. */
  readonly text: string;
  readonly offset: number;
  /** The file as it would be with a word at the cursor: offsets behind the cursor are not those of `text`. */
  readonly file: ComposeFile;
  readonly layout: Layout;
  /** What of the word or value stands before the cursor, without its quote. */
  readonly typed: string;
  /** Where that stands. */
  readonly span: Span;
  /** What of it stands behind the cursor. */
  readonly rest: string;
  readonly quote: "" | "'" | '"';
  /** Column of the word. */
  readonly column: number;
  /** The item's dash is not there yet. */
  readonly dashed: boolean;
  /** The value stands below its key (or is an item, or the document), so that it may become a mapping. */
  readonly ownLine: boolean;
  /** The service that the cursor stands in. */
  readonly service: ComposeService | undefined;
}

/** Undefined where nothing can be typed that means something. */
export function typingPlace(reader: Reader, uri: Uri, offset: number): TypingPlace | undefined {
  const text = reader.file(uri)?.text ?? "";
  const found = probe(text, offset);
  if (found === undefined) return undefined;
  const { located, syntax, dashed } = found;
  const { node, pair } = located;
  const file = readComposeFile(uri, found.text, syntax);
  const quoted = node.type === "scalar" && (node.style === "single" || node.style === "double");
  const start = node.span.start + (quoted ? 1 : 0) - (dashed ? 2 : 0);
  const whole = found.text.slice(node.span.start, node.span.end);
  const rest = whole.slice(whole.indexOf(MARK) + 1).split(/\r?\n/)[0] ?? "";
  const quote = quoted ? (node.style === "single" ? "'" : '"') : "";
  return {
    ...located,
    path: located.path ?? pathByAnchor(located, file.roots),
    reader,
    uri,
    text,
    offset,
    file,
    layout: layoutOf(file),
    typed: text.slice(start, offset),
    span: { start, end: offset },
    rest: quote === "" ? rest : rest.replace(/["']$/, ""),
    quote,
    column: columnOf(text, start),
    dashed,
    ownLine: located.role === "item" || pair === undefined || found.text.slice(pair.key.span.end, start).includes("\n"),
    service: serviceOf(file, located),
  };
}

function serviceOf(file: ComposeFile, { names }: Located): ComposeService | undefined {
  return names[0] === "services" ? file.services.find(({ name }) => name === names[1]) : undefined;
}

/** The mapping whose key is typed, or that the value may become part of. */
export function mappingHere({ steps, role }: Located): YamlMapping | undefined {
  const node = steps.at(role === "key" ? -1 : -2)?.node;
  return node?.type === "mapping" ? node : undefined;
}
