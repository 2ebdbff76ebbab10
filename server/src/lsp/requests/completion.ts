import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from "vscode-languageserver";
import { type Completion, type CompletionKind, completions } from "../../features/shared/completion.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { type ClientAbilities, featureEnvironment, inFile } from "../context.ts";
import type { RequestFamily } from "../requestFamily.ts";

/** After these a list may open without a word having been begun. */
const TRIGGERS = ["$", "{", "=", ",", "/", ":", "-", "#", "@", "*", '"', " "];

const KIND: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  keyword: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  enumMember: CompletionItemKind.EnumMember,
  variable: CompletionItemKind.Variable,
  constant: CompletionItemKind.Constant,
  module: CompletionItemKind.Module,
  reference: CompletionItemKind.Reference,
  file: CompletionItemKind.File,
  folder: CompletionItemKind.Folder,
  function: CompletionItemKind.Function,
  unit: CompletionItemKind.Unit,
};

/** textDocument/completion */
const family: RequestFamily = {
  capabilities: { completionProvider: { triggerCharacters: TRIGGERS } },
  serve(context) {
    context.connection.onCompletion(({ textDocument: { uri }, position }, token) =>
      inFile(context, uri, "completion.enable", token, ({ reader, source, settings }) => {
        const offset = source.lines.offsetAt(position);
        const found = completions(reader, uri, offset, featureEnvironment(context, settings));
        return found.map((completion, index) => toItem(completion, index, source, context.client));
      }),
    );
  },
};
export default family;

function toItem(completion: Completion, index: number, source: SourceFile, client: ClientAbilities): CompletionItem {
  const { label, kind, detail, documentation, span, newText = label, snippet = false } = completion;
  const item: CompletionItem = {
    label,
    kind: KIND[kind],
    // The list's own order, whatever the labels are.
    sortText: String(index).padStart(4, "0"),
    textEdit: { range: source.lines.rangeOf(span), newText: snippet && !client.snippets ? plain(newText) : newText },
  };
  if (snippet && client.snippets) item.insertTextFormat = InsertTextFormat.Snippet;
  if (detail !== undefined) item.labelDetails = { description: detail };
  if (documentation !== undefined) item.documentation = { kind: MarkupKind.Markdown, value: documentation };
  // Lines come with their own indentation.
  if (newText.includes("\n")) item.insertTextMode = InsertTextMode.asIs;
  if (completion.alsoEdits)
    item.additionalTextEdits = completion.alsoEdits.map((edit) => ({
      range: source.lines.rangeOf(edit.span),
      newText: edit.newText,
    }));
  if (completion.deprecated) item.tags = [CompletionItemTag.Deprecated];
  if (completion.more && client.suggestCommand) item.command = { title: "Suggest", command: client.suggestCommand };
  return item;
}

/** A snippet for clients that know none: its placeholders' texts stay, its tab stops go. */
function plain(snippet: string): string {
  return snippet
    .replace(
      /\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\d+/g,
      (_, text?: string, first?: string) => text ?? first ?? "",
    )
    .replaceAll("\\$", "$");
}
