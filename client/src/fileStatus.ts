/** The entry in the language status menu: which preset holds for the file, and which configuration file says so. */
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { FILE_STATUS, type FileStatus } from "../../server/src/protocol.ts";

export function registerFileStatus(
  context: vscode.ExtensionContext,
  client: BaseLanguageClient,
  selector: vscode.DocumentSelector,
): void {
  const item = vscode.languages.createLanguageStatusItem("dockwright.file", selector);
  item.name = "Dockwright";
  const update = (): void => void show(item, client, selector);
  const config = vscode.workspace.createFileSystemWatcher(
    "**/.{dockwright.y*ml,hadolint.y*ml,compose-lint.y*ml,dclintrc*}",
  );
  context.subscriptions.push(
    item,
    config,
    config.onDidChange(update),
    config.onDidCreate(update),
    config.onDidDelete(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeConfiguration(update),
    client.onDidChangeState(update),
  );
}

async function show(
  item: vscode.LanguageStatusItem,
  client: BaseLanguageClient,
  selector: vscode.DocumentSelector,
): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (!document || vscode.languages.match(selector, document) === 0) return;
  if (!client.isRunning()) {
    item.severity = vscode.LanguageStatusSeverity.Warning;
    item.text = "Dockwright is not running";
    item.detail = "The log says why.";
    item.command = { title: "Show Log", command: "dockwright.showLog" };
    return;
  }
  const uri = client.code2ProtocolConverter.asUri(document.uri);
  // A server that is just being stopped does not answer; the next state is shown when it comes.
  const status = await client.sendRequest<FileStatus | null>(FILE_STATUS, { uri }).catch(() => null);
  item.severity = vscode.LanguageStatusSeverity.Information;
  item.text = status ? textOf(status) : "Dockwright";
  item.detail = status ? detailOf(status) : "Nothing to check in this file";
  item.command = commandFor(status);
}

function textOf({ enabled, ignored, preset }: FileStatus): string {
  if (!enabled) return "Dockwright: switched off in the settings";
  return ignored ? "Dockwright: ignored by the configuration" : `Dockwright: preset ${preset}`;
}

function detailOf({ configFile, hadolintFile, otherFiles }: FileStatus): string {
  const files = [configFile, hadolintFile, ...otherFiles].flatMap((uri) =>
    uri === null ? [] : [vscode.workspace.asRelativePath(vscode.Uri.parse(uri))],
  );
  return files.length > 0 ? `configured by ${files.join(" and ")}` : "no configuration file; the settings hold";
}

/** Opens what decides: the configuration file, else the settings. */
function commandFor(status: FileStatus | null): vscode.Command {
  const file = status?.configFile ?? status?.hadolintFile ?? status?.otherFiles[0];
  if (file) return { title: "Open Configuration", command: "vscode.open", arguments: [vscode.Uri.parse(file)] };
  return { title: "Settings", command: "workbench.action.openSettings", arguments: ["@ext:dockwright.dockwright"] };
}
