/**
 * Offers the Compose snippets by document. As a plain contribution they would be looked up by the language of the
 * text at the cursor, and once any YAML file has been opened VS Code takes that to be YAML, in Compose files too.
 */
import * as vscode from "vscode";
import { COMPOSE } from "./composeDocuments.ts";
import bodies from "../../snippets/compose.json" with { type: "json" };

interface Snippet {
  readonly prefix: string;
  readonly body: string | readonly string[];
  readonly description?: string;
}

/** Registers the provider for as long as the extension runs. */
export function registerComposeSnippets(context: vscode.ExtensionContext): void {
  const items = Object.entries(bodies as Record<string, Snippet>).map(([name, { prefix, body, description }]) => {
    const item = new vscode.CompletionItem({ label: prefix, description: name }, vscode.CompletionItemKind.Snippet);
    item.insertText = new vscode.SnippetString(typeof body === "string" ? body : body.join("\n"));
    if (description !== undefined) item.documentation = new vscode.MarkdownString(description);
    return item;
  });
  const provider = { provideCompletionItems: (): vscode.CompletionItem[] => items };
  context.subscriptions.push(vscode.languages.registerCompletionItemProvider(COMPOSE, provider));
}
