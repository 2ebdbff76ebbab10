import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** `dockwright.copyReport`: what a bug report needs, on the clipboard: versions and settings, nothing of any file. */
export function registerCopyReport(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const copy = async (): Promise<void> => {
    await vscode.env.clipboard.writeText(report(context, client));
    vscode.window.setStatusBarMessage("Dockwright: details for a bug report are on the clipboard", 5000);
  };
  context.subscriptions.push(vscode.commands.registerCommand("dockwright.copyReport", copy));
}

function report(context: vscode.ExtensionContext, client: BaseLanguageClient): string {
  const { version } = context.extension.packageJSON as { version: string };
  const where = vscode.env.uiKind === vscode.UIKind.Web ? "browser" : (vscode.env.remoteName ?? "desktop");
  const document = vscode.window.activeTextEditor?.document;
  const lines = [
    `Dockwright ${version}`,
    `VS Code ${vscode.version} (${vscode.env.appName}, ${where}, language ${vscode.env.language})`,
    `Server: ${client.isRunning() ? "running" : "not running"}, ${client.initializeResult?.serverInfo?.version ?? "version unknown"}`,
    `Active document: ${document ? `language ${document.languageId}, ${document.lineCount} lines, scheme ${document.uri.scheme}` : "none"}`,
    "",
    "Settings:",
    ...changedSettings(context).map(([name, value]) => `  ${name}: ${JSON.stringify(value)}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Those of our settings that are not at their default. */
function changedSettings(context: vscode.ExtensionContext): readonly [string, unknown][] {
  const manifest = context.extension.packageJSON as {
    contributes: { configuration: { properties: Record<string, unknown> } };
  };
  const settings = vscode.workspace.getConfiguration();
  return Object.keys(manifest.contributes.configuration.properties).flatMap((name): [string, unknown][] => {
    const value = settings.get<unknown>(name);
    const standard = settings.inspect<unknown>(name)?.defaultValue;
    return JSON.stringify(value) === JSON.stringify(standard) ? [] : [[name, value]];
  });
}
