/** The server in Node: over IPC when VS Code forks it, over standard input and output with --stdio. */
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { serve } from "../lsp/server.ts";
import { NodeFileSystem } from "./nodeFileSystem.ts";
import { ShellCheckFileSystem } from "./shellCheck.ts";
import { VERSION } from "./version.ts";

/** Starts serving. The transport is read from the process's arguments (--node-ipc, --stdio), as LSP clients give it. */
export function startServer(): void {
  serve(createConnection(ProposedFeatures.all), {
    localFiles: new ShellCheckFileSystem(new NodeFileSystem()),
    version: VERSION,
  });
}
