import { DocumentHighlightKind, ErrorCodes, type Location, ResponseError } from "vscode-languageserver";
import {
  definitionsAt,
  linkedSpans,
  renameEdits,
  renameTarget,
  symbolAt,
  typeDefinitionsAt,
} from "../../features/shared/navigation.ts";
import type { Reader } from "../../workspace/derive.ts";
import { inFile } from "../context.ts";
import { toWorkspaceEdit } from "../convert.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** textDocument/definition, typeDefinition, linkedEditingRange, references, documentHighlight, prepareRename, rename */
const family: RequestFamily = {
  capabilities: {
    definitionProvider: true,
    typeDefinitionProvider: true,
    linkedEditingRangeProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    renameProvider: { prepareProvider: true },
  },
  serve(context) {
    const { connection } = context;
    connection.onDefinition(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        definitionsAt(reader, uri, source.lines.offsetAt(position)).flatMap((place) => location(reader, place)),
      ),
    );
    connection.onTypeDefinition(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        typeDefinitionsAt(reader, uri, source.lines.offsetAt(position)).flatMap((place) => location(reader, place)),
      ),
    );
    connection.languages.onLinkedEditingRange(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) => {
        const spans = linkedSpans(reader, uri, source.lines.offsetAt(position));
        return spans.length > 1 ? { ranges: spans.map((span) => source.lines.rangeOf(span)) } : null;
      }),
    );
    connection.onReferences(({ textDocument: { uri }, position, context: { includeDeclaration } }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        (symbolAt(reader, uri, source.lines.offsetAt(position))?.occurrences ?? [])
          .filter(({ role }) => includeDeclaration || role !== "declaration")
          .flatMap((place) => location(reader, place)),
      ),
    );
    connection.onDocumentHighlight(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        (symbolAt(reader, uri, source.lines.offsetAt(position))?.occurrences ?? [])
          .filter((place) => place.uri === uri)
          .map(({ span, role }) => ({
            range: source.lines.rangeOf(span),
            kind: role === "declaration" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
          })),
      ),
    );
    connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) => {
        const target = renameTarget(reader, uri, source.lines.offsetAt(position));
        if (typeof target === "string") return refused(target);
        return { range: source.lines.rangeOf(target.span), placeholder: target.symbol.name };
      }),
    );
    connection.onRenameRequest(({ textDocument: { uri }, position, newName }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) => {
        const edits = renameEdits(reader, uri, source.lines.offsetAt(position), newName);
        return typeof edits === "string" ? refused(edits) : (toWorkspaceEdit(edits, source, reader) ?? null);
      }),
    );
  },
};
export default family;

/** The editor shows the sentence where the cursor is. */
function refused(sentence: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidRequest, sentence);
}

function location(reader: Reader, { uri, span }: { uri: string; span: { start: number; end: number } }): Location[] {
  const file = reader.file(uri);
  return file ? [{ uri, range: file.lines.rangeOf(span) }] : [];
}
