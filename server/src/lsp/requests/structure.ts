import {
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from "vscode-languageserver";
import { folds } from "../../features/shared/folding.ts";
import { outline, type OutlineKind, type OutlineNode } from "../../features/shared/outline.ts";
import { selectionsAt } from "../../features/shared/selection.ts";
import { workspaceSymbols } from "../../features/shared/workspaceSymbols.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** textDocument/documentSymbol, foldingRange, selectionRange; workspace/symbol */
const family: RequestFamily = {
  capabilities: {
    documentSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    workspaceSymbolProvider: true,
  },
  serve(context) {
    const { connection } = context;
    connection.onDocumentSymbol(({ textDocument: { uri } }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        outline(reader, uri).map((node) => toSymbol(node, source)),
      ),
    );
    connection.onWorkspaceSymbol(({ query }) =>
      context.session.settle((reader) =>
        workspaceSymbols(reader, query).flatMap(({ node, uri, container }): SymbolInformation[] => {
          const file = reader.file(uri);
          if (!file) return [];
          const location = { uri, range: file.lines.rangeOf(node.nameSpan) };
          return [{ name: node.name, kind: KINDS[node.kind], location, containerName: container }];
        }),
      ),
    );
    connection.onFoldingRanges(({ textDocument: { uri } }, token) =>
      inFile(context, uri, undefined, token, ({ reader }) =>
        folds(reader, uri).map(({ startLine, endLine, kind }): FoldingRange => {
          const known = kind && (kind === "comment" ? FoldingRangeKind.Comment : FoldingRangeKind.Region);
          return { startLine, endLine, ...(known ? { kind: known } : {}) };
        }),
      ),
    );
    connection.onSelectionRanges(({ textDocument: { uri }, positions }, token) =>
      inFile(context, uri, undefined, token, ({ reader, source }) =>
        positions.map((position) => toSelection(source, selectionsAt(reader, uri, source.lines.offsetAt(position)))),
      ),
    );
  },
};
export default family;

const KINDS: Readonly<Record<OutlineKind, SymbolKind>> = {
  stage: SymbolKind.Class,
  instruction: SymbolKind.Method,
  variable: SymbolKind.Variable,
  section: SymbolKind.Namespace,
  service: SymbolKind.Class,
  resource: SymbolKind.Object,
  key: SymbolKind.Property,
  item: SymbolKind.String,
};

function toSymbol({ name, detail, kind, span, nameSpan, children }: OutlineNode, source: SourceFile): DocumentSymbol {
  return {
    name,
    detail,
    kind: KINDS[kind],
    range: source.lines.rangeOf(span),
    selectionRange: source.lines.rangeOf(nameSpan),
    children: children.map((child) => toSymbol(child, source)),
  };
}

/** As LSP wants it: the smallest range with its parents. */
function toSelection(source: SourceFile, spans: readonly { start: number; end: number }[]): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const span of [...spans].reverse()) {
    parent = { range: source.lines.rangeOf(span), ...(parent ? { parent } : {}) };
  }
  return parent ?? { range: source.lines.rangeOf({ start: 0, end: 0 }) };
}
