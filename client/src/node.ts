/** The extension in desktop and remote VS Code: the server is a process of its own, over IPC. */
import type { ExtensionContext } from "vscode";
import { type BaseLanguageClient, LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start } from "./client.ts";

let client: BaseLanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  const module = context.asAbsolutePath("dist/server/node.cjs");
  const run = { module, transport: TransportKind.ipc };
  const debug = { ...run, options: { execArgv: ["--inspect=6009", "--enable-source-maps"] } };
  client = await start(context, (options) => new LanguageClient("dockwright", "Dockwright", { run, debug }, options));
}

export function deactivate(): Promise<void> | undefined {
  return client?.stop();
}
