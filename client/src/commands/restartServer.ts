import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";

/** `dockwright.restartServer`: a fresh server over the same documents. */
export function registerRestartServer(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const restart = async (): Promise<void> => {
    await client.stop();
    await client.start();
  };
  context.subscriptions.push(vscode.commands.registerCommand("dockwright.restartServer", restart));
}
