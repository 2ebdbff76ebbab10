import type { FormattingOptions } from "vscode-languageserver";
import { formatFile } from "../../features/shared/format.ts";
import type { FormatOptions } from "../../features/shared/formatOptions.ts";
import { newLineEdits } from "../../features/shared/newLine.ts";
import { inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";
import type { Settings } from "../settings.ts";

/** textDocument/formatting, rangeFormatting, onTypeFormatting */
const family: RequestFamily = {
  capabilities: {
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n" },
  },
  serve(context) {
    const { connection } = context;
    connection.onDocumentFormatting(({ textDocument: { uri }, options }, token) =>
      inFile(context, uri, "format.enable", token, ({ reader, source, settings }) =>
        formatFile(reader, uri, chosen(options, settings)).map(({ span, newText }) => ({
          range: source.lines.rangeOf(span),
          newText,
        })),
      ),
    );
    connection.onDocumentRangeFormatting(({ textDocument: { uri }, range, options }, token) =>
      inFile(context, uri, "format.enable", token, ({ reader, source, settings }) =>
        formatFile(reader, uri, chosen(options, settings), source.lines.spanOf(range)).map(({ span, newText }) => ({
          range: source.lines.rangeOf(span),
          newText,
        })),
      ),
    );
    connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, options }, token) =>
      inFile(context, uri, "format.enable", token, ({ reader, source }) =>
        newLineEdits(reader, uri, source.lines.offsetAt(position), indentOf(options)).map(({ span, newText }) => ({
          range: source.lines.rangeOf(span),
          newText,
        })),
      ),
    );
  },
};
export default family;

function chosen(options: FormattingOptions, settings: Settings): FormatOptions {
  return {
    indent: indentOf(options),
    insertFinalNewline: options.insertFinalNewline ?? true,
    trimTrailingWhitespace: options.trimTrailingWhitespace ?? true,
    keywordCase: settings["format.dockerfile.keywordCase"],
    continuationIndent: settings["format.dockerfile.continuationIndent"],
    operatorPosition: settings["format.dockerfile.operatorPosition"],
  };
}

function indentOf({ insertSpaces, tabSize }: FormattingOptions): string {
  return insertSpaces ? " ".repeat(tabSize) : "\t";
}
