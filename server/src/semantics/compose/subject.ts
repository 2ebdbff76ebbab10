/** Compose files as something to lint: how they load, which service an offset belongs to, which comments may silence. */
import type { YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { Overlay } from "../../workspace/overlay.ts";
import type { TextEdit } from "../../text/edits.ts";
import { type ComposeFile, composeFile } from "./file.ts";
import { inlineDockerfiles } from "./inlineDockerfiles.ts";

export const composeSubject = {
  language: "compose" as const,
  load: (reader: Reader, uri: Uri): ComposeFile => reader.derive(composeFile, uri),

  ownerOf(file: ComposeFile, offset: number): Span | undefined {
    const after = firstFrom(file.serviceSpans, offset + 1);
    const found = file.serviceSpans[after - 1];
    return found !== undefined && offset <= found.end ? found : undefined;
  },

  /** The innermost pair or item that holds the offset. */
  anchorOf(file: ComposeFile, offset: number): Span | undefined {
    const starts = startsIn(file.syntax.documents.flatMap(({ root }) => root ?? []));
    return starts.findLast((span) => span.start <= offset && offset <= span.end);
  },

  /** Each `dockerfile_inline`. */
  embedded(file: ComposeFile, reader: Reader) {
    return reader.derive(inlineDockerfiles, file.uri).map((inline) => ({
      source: inline.source,
      reader: new Overlay(reader, new Map([[inline.source.uri, inline.source]])),
      spanOf: (span: Span) => inline.spanOf(span),
      editOf: (edit: TextEdit) => inline.editOf(edit),
    }));
  },

  comments(file: ComposeFile) {
    const { comments, documents } = file.syntax;
    if (comments.length === 0) return [];
    const starts = startsIn(documents.flatMap(({ root }) => root ?? []));
    return comments.map(({ span, text, alone }) => ({
      span,
      text,
      target: alone ? starts[firstFrom(starts, span.end)] : lineOf(file.text, span.start),
    }));
  },
};

/** Pairs and items by where they begin; of several that begin at one place the widest. */
function startsIn(roots: readonly YamlNode[]): readonly Span[] {
  const found: Span[] = [];
  const pending: YamlNode[] = [...roots];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "sequence") {
      for (const item of node.items) found.push(item.span);
      pending.push(...node.items);
    } else if (node.type === "mapping") {
      for (const pair of node.pairs) {
        found.push(pair.span);
        pending.push(pair.value);
      }
    }
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The index of the first span that begins at `offset` or later. */
function firstFrom(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A comment behind something speaks of its line. */
function lineOf(text: string, offset: number): Span {
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: offset };
}
