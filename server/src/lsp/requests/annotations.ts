import { type CodeLens, type DocumentLink, type InlayHint, MarkupKind } from "vscode-languageserver";
import { inlayNotes } from "../../features/shared/inlayHints.ts";
import { lenses } from "../../features/shared/lenses.ts";
import { links } from "../../features/shared/links.ts";
import { SHOW_REFERENCES, type ShowReferencesArguments } from "../../protocol.ts";
import { inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** textDocument/documentLink, codeLens, inlayHint */
const family: RequestFamily = {
  capabilities: { documentLinkProvider: {}, codeLensProvider: {}, inlayHintProvider: true },
  serve(context) {
    const { connection } = context;
    connection.onDocumentLinks(({ textDocument: { uri } }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        links(reader, uri).map(({ span, target, tooltip }): DocumentLink => {
          return { range: source.lines.rangeOf(span), target, tooltip };
        }),
      ),
    );
    connection.onCodeLens(({ textDocument: { uri } }, token) =>
      inFile(context, uri, "codeLens.enable", token, ({ reader, source }) =>
        lenses(reader, uri).map(({ span, title, places }): CodeLens => {
          const range = source.lines.rangeOf({ start: span.start, end: span.start });
          const locations = places.flatMap((place) => {
            const file = reader.file(place.uri);
            return file ? [{ uri: place.uri, range: file.lines.rangeOf(place.span) }] : [];
          });
          const command: ShowReferencesArguments = [uri, range.start, locations];
          return { range, command: { title, command: SHOW_REFERENCES, arguments: command } };
        }),
      ),
    );
    connection.languages.inlayHint.on(({ textDocument: { uri }, range }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source, settings }) =>
        inlayNotes(reader, uri, source.lines.spanOf(range), (kind) => settings[`inlayHints.${kind}`]).map(
          ({ offset, text, tooltip }): InlayHint => ({
            position: source.lines.positionAt(offset),
            label: text,
            tooltip: { kind: MarkupKind.PlainText, value: tooltip },
            paddingLeft: true,
          }),
        ),
      ),
    );
  },
};
export default family;
