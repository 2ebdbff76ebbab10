/** `dockwright.copyAsDockerRun`: the service at the cursor as a command on the clipboard; also among the refactorings. */
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { COMPOSE } from "../composeDocuments.ts";
import {
  SERVICE_TO_DOCKER_RUN,
  type ServiceDockerRun,
  type ServiceToDockerRunParams,
} from "../../../server/src/protocol.ts";

const COMMAND = "dockwright.copyAsDockerRun";
const KIND = vscode.CodeActionKind.Refactor.append("copy");

export function registerCopyAsDockerRun(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const ask = (document: vscode.TextDocument, { line, character }: vscode.Position) => {
    const uri = client.code2ProtocolConverter.asUri(document.uri);
    const params: ServiceToDockerRunParams = { uri, position: { line, character } };
    return client.sendRequest<ServiceDockerRun | null>(SERVICE_TO_DOCKER_RUN, params);
  };
  const copy = async (): Promise<void> => {
    const editor = vscode.window.activeTextEditor;
    const run = editor ? await ask(editor.document, editor.selection.active) : null;
    if (run !== null) await vscode.env.clipboard.writeText(clipboardText(run));
    const said =
      run === null ? "no service of a Compose file is here" : `docker run for ${run.service} is on the clipboard`;
    vscode.window.setStatusBarMessage(`Dockwright: ${said}`, 5000);
  };
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, { only, triggerKind }) {
      // Asked for, not for the light bulb at every line.
      if (triggerKind !== vscode.CodeActionTriggerKind.Invoke || (only && !only.contains(KIND))) return [];
      const run = await ask(document, range.start);
      if (run === null) return [];
      const action = new vscode.CodeAction(`Copy ${run.service} as docker run`, KIND);
      action.command = { command: COMMAND, title: action.title };
      return [action];
    },
  };
  context.subscriptions.push(
    vscode.commands.registerCommand(COMMAND, copy),
    vscode.languages.registerCodeActionsProvider(COMPOSE, provider, { providedCodeActionKinds: [KIND] }),
  );
}

/** What the command leaves out stands below it, so that pasting begins with the command. */
function clipboardText({ command, notes }: ServiceDockerRun): string {
  const below = notes.length === 0 ? [] : ["# Not in this command:", ...notes.map((note) => `#   ${note}`)];
  return `${[command, ...below].join("\n")}\n`;
}
