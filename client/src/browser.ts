/** The extension in vscode.dev and other browsers: the server is a web worker. */
import { type ExtensionContext, Uri } from "vscode";
import { type BaseLanguageClient, LanguageClient } from "vscode-languageclient/browser";
import { start } from "./client.ts";

let client: BaseLanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const script = Uri.joinPath(context.extensionUri, "dist/server/browser.js");
  // A function: a restarted client gets a worker of its own.
  const makeWorker = () => Promise.resolve(new Worker(script.toString(true)));
  client = await start(context, (options) => new LanguageClient("dockwright", "Dockwright", makeWorker, options));
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
