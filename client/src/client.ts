/** What the two entries share: which documents we serve, the file-system bridge, the rule pages, the commands. */
import * as vscode from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
  type DirectoryEntryResult,
  type InitializationOptions,
  READ_DIRECTORY,
  READ_FILE,
  type UriParams,
} from "../../server/src/protocol.ts";
import { registerComposeSnippets } from "./composeSnippets.ts";
import { registerCopyAsDockerRun } from "./commands/copyAsDockerRun.ts";
import { registerCopyReport } from "./commands/copyReport.ts";
import { registerDockerRunToCompose } from "./commands/dockerRunToCompose.ts";
import { registerDoctor } from "./commands/doctor.ts";
import { registerExplainRule } from "./commands/explainRule.ts";
import { registerLearn } from "./commands/learn.ts";
import { registerOpenSample } from "./commands/openSample.ts";
import { registerRestartServer } from "./commands/restartServer.ts";
import { registerShowLog } from "./commands/showLog.ts";
import { registerFileStatus } from "./fileStatus.ts";
import { registerShowReferences } from "./commands/showReferences.ts";

/** Makes the language client of one environment. */
export type ClientFactory = (options: LanguageClientOptions) => BaseLanguageClient;

const PATTERNS = [
  "**/{D,d}ockerfile",
  "**/{D,d}ockerfile.*",
  "**/*.{D,d}ockerfile",
  "**/{C,c}ontainerfile",
  "**/{C,c}ontainerfile.*",
  "**/*.{C,c}ontainerfile",
  "**/{docker-,}compose*.{yml,yaml}",
  "**/{*.,.}dockerignore",
  "**/.containerignore",
  "**/.env",
  "**/.env.*",
  "**/*.env",
  "**/.dockwright.{yaml,yml}",
  "**/.hadolint.{yaml,yml}",
  "**/.dclintrc{,.json,.yaml,.yml}",
  "**/.compose-lint.{yaml,yml}",
];

/** By language id, and by name where VS Code has another id for the file (the server decides again by name). */
const DOCUMENTS = [
  ...["dockerfile", "dockercompose", "dockerignore", "dotenv"].map((language) => ({ language })),
  ...PATTERNS.map((pattern) => ({ pattern })),
];

/** Starts the server and everything around it; the returned client is started. */
export async function start(context: vscode.ExtensionContext, make: ClientFactory): Promise<BaseLanguageClient> {
  const log = vscode.window.createOutputChannel("Dockwright", { log: true });
  const initializationOptions: InitializationOptions = {
    rulePageUrl: `${vscode.env.uriScheme}://${context.extension.id}/rules/{id}`,
    fileSystem: true,
    suggestCommand: "editor.action.triggerSuggest",
  };
  const client = make({
    documentSelector: DOCUMENTS,
    outputChannel: log,
    initializationOptions,
    revealOutputChannelOn: 4,
    diagnosticPullOptions: { onChange: true, onTabs: true },
  });
  serveFiles(client);
  registerComposeSnippets(context);
  registerCopyAsDockerRun(context, client);
  registerCopyReport(context, client);
  registerDockerRunToCompose(context, client);
  registerDoctor(context);
  registerExplainRule(context, client);
  registerLearn(context);
  registerOpenSample(context);
  registerRestartServer(context, client);
  registerShowLog(context, log);
  registerFileStatus(context, client, DOCUMENTS);
  registerShowReferences(context);
  context.subscriptions.push(log, { dispose: () => void client.dispose() });
  await client.start();
  return client;
}

/** Reads for the server: it may run in a worker, and the workspace may be virtual. */
function serveFiles(client: BaseLanguageClient): void {
  client.onRequest(READ_FILE, async ({ uri }: UriParams): Promise<string | null> => {
    try {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
      const text = new TextDecoder().decode(bytes);
      return text.includes("\0") ? null : text;
    } catch {
      return null;
    }
  });
  client.onRequest(READ_DIRECTORY, async ({ uri }: UriParams): Promise<DirectoryEntryResult[] | null> => {
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.parse(uri));
      return entries.map(([name, type]) => ({ name, kind: type & vscode.FileType.Directory ? "directory" : "file" }));
    } catch {
      return null;
    }
  });
}
