import * as vscode from "vscode";

/** `dockwright.learn`: the walkthrough, which never opens by itself. */
export function registerLearn(context: vscode.ExtensionContext): void {
  const open = (): Thenable<unknown> =>
    vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.id}#learn`, false);
  context.subscriptions.push(vscode.commands.registerCommand("dockwright.learn", open));
}
