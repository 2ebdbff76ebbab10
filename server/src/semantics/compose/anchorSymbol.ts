/** Anchors and their aliases: names of one document. */
import type { YamlDocument, YamlNode } from "../../syntax/yaml/syntax.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type NamedSymbol, namedSymbol, type Occurrence } from "../symbol.ts";
import { type ComposeFile, composeFile } from "./file.ts";

interface Place {
  readonly name: string;
  readonly span: Span;
  readonly declares: boolean;
}

/** The anchor named at an offset, with every alias of that name in the document. */
export function anchorAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const file = reader.derive(composeFile, uri);
  const document = file.syntax.documents.find(({ span }) => touches(span, offset));
  const places = document ? anchorPlaces(document, file) : [];
  const here = places.find(({ span }) => touches(span, offset));
  if (!here) return undefined;
  const occurrences = places
    .filter(({ name }) => name === here.name)
    .map(({ span, declares }): Occurrence => {
      return { uri, span, role: declares ? "declaration" : "reference", isName: true };
    });
  return namedSymbol("anchor", here.name, occurrences);
}

function anchorPlaces({ root }: YamlDocument, { text }: ComposeFile): readonly Place[] {
  const places: Place[] = [];
  const pending: YamlNode[] = root ? [root] : [];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.anchor !== undefined) {
      // The node begins behind its anchor; between the two stand blanks, a tag, a comment.
      const start = text.lastIndexOf(`&${node.anchor}`, node.span.start) + 1;
      if (start > 0)
        places.push({ name: node.anchor, span: { start, end: start + node.anchor.length }, declares: true });
    }
    if (node.type === "alias") {
      places.push({ name: node.name, span: { start: node.span.start + 1, end: node.span.end }, declares: false });
    } else if (node.type === "sequence") pending.push(...node.items);
    else if (node.type === "mapping") for (const { key, value } of node.pairs) pending.push(key, value);
  }
  return places;
}
