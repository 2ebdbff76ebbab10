import * as vscode from "vscode";

/** `dockwright.showLog`: the output channel, whose level the gear beside it sets. */
export function registerShowLog(context: vscode.ExtensionContext, log: vscode.LogOutputChannel): void {
  context.subscriptions.push(vscode.commands.registerCommand("dockwright.showLog", () => log.show()));
}
