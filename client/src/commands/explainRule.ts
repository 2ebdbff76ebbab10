/** `dockwright.explainRule`: shows a rule's page; also what a click on a diagnostic's code opens. */
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { RULE_PAGE } from "../../../server/src/protocol.ts";

const SCHEME = "dockwright-rule";

export function registerExplainRule(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const provideTextDocumentContent = async (uri: vscode.Uri): Promise<string> => {
    const id = uri.path.slice(1).replace(/\.md$/, "");
    return (
      (await client.sendRequest<string | null>(RULE_PAGE, { id })) ?? `# No such rule\n\nThere is no rule \`${id}\`.\n`
    );
  };
  const explain = async (id?: string): Promise<void> => {
    const rule = id ?? (await vscode.window.showQuickPick(knownRules(context), { placeHolder: "Which rule?" }));
    if (!rule) return;
    await vscode.commands.executeCommand(
      "markdown.showPreview",
      vscode.Uri.from({ scheme: SCHEME, path: `/${rule}.md` }),
    );
  };
  context.subscriptions.push(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, { provideTextDocumentContent }),
    vscode.commands.registerCommand("dockwright.explainRule", explain),
    vscode.window.registerUriHandler({
      handleUri: ({ path }) => (path.startsWith("/rules/") ? explain(path.slice("/rules/".length)) : undefined),
    }),
  );
}

/** The rule ids that the settings schema in package.json lists. */
function knownRules(context: vscode.ExtensionContext): string[] {
  const manifest = context.extension.packageJSON as {
    contributes?: { configuration?: { properties?: Record<string, { properties?: object }> } };
  };
  return Object.keys(manifest.contributes?.configuration?.properties?.["dockwright.lint.rules"]?.properties ?? {});
}
