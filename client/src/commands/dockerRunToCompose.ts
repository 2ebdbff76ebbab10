/**
 * `dockwright.dockerRunToCompose` and pasting: `docker run …` becomes a service of the open Compose file, or of a new
 * one where none is open.
 */
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { COMPOSE } from "../composeDocuments.ts";
import { DOCKER_RUN_TO_COMPOSE, type DockerRunParams, type DockerRunServices } from "../../../server/src/protocol.ts";

const KIND = vscode.DocumentDropOrPasteEditKind.Text.append("dockwright", "dockerRun");
/** Worth a question to the server, which reads it properly. */
const LIKELY = /^[\s\S]{0,200}?\b(?:docker|podman|nerdctl)\b[\s\S]{0,200}?\b(?:run|create)\b/;

export function registerDockerRunToCompose(context: vscode.ExtensionContext, client: BaseLanguageClient): void {
  const ask = (text: string, document?: vscode.TextDocument): Promise<DockerRunServices | null> => {
    const uri = document && client.code2ProtocolConverter.asUri(document.uri);
    const params: DockerRunParams = { text, ...(uri === undefined ? {} : { uri }) };
    return client.sendRequest<DockerRunServices | null>(DOCKER_RUN_TO_COMPOSE, params);
  };
  const provider: vscode.DocumentPasteEditProvider = {
    async provideDocumentPasteEdits(document, _ranges, data, _context, token) {
      const text = await data.get("text/plain")?.asString();
      if (text === undefined || !LIKELY.test(text) || token.isCancellationRequested) return undefined;
      const edit = editOf(await ask(text, document), document);
      if (edit === undefined) return undefined;
      const paste = new vscode.DocumentPasteEdit("", "Insert as Compose service", KIND);
      paste.additionalEdit = edit;
      return [paste];
    },
  };
  context.subscriptions.push(
    vscode.languages.registerDocumentPasteEditProvider(COMPOSE, provider, {
      providedPasteEditKinds: [KIND],
      pasteMimeTypes: ["text/plain"],
    }),
    vscode.commands.registerCommand("dockwright.dockerRunToCompose", (text?: string) => convert(ask, text)),
  );
}

type Ask = (text: string, document?: vscode.TextDocument) => Promise<DockerRunServices | null>;

/** The text given, selected, on the clipboard, or else asked for. */
async function convert(ask: Ask, given: string | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const document = editor && vscode.languages.match(COMPOSE, editor.document) > 0 ? editor.document : undefined;
  const candidates = [given, editor?.document.getText(editor.selection), await vscode.env.clipboard.readText()];
  for (const candidate of candidates) {
    const services = candidate !== undefined && LIKELY.test(candidate) ? await ask(candidate, document) : null;
    if (services !== null) return apply(services, document);
  }
  const typed = await vscode.window.showInputBox({
    prompt: "The command to turn into a Compose service",
    placeHolder: "docker run -d -p 8080:80 nginx",
    ignoreFocusOut: true,
  });
  const services = typed === undefined ? null : await ask(typed, document);
  if (services !== null) await apply(services, document);
  else if (typed !== undefined) vscode.window.setStatusBarMessage("Dockwright: this is no docker run command", 5000);
}

async function apply(services: DockerRunServices, document: vscode.TextDocument | undefined): Promise<void> {
  const edit = document && editOf(services, document);
  if (edit !== undefined) await vscode.workspace.applyEdit(edit);
  else {
    const made = await vscode.workspace.openTextDocument({ language: "dockercompose", content: services.text });
    await vscode.window.showTextDocument(made, { preview: false });
  }
}

function editOf(services: DockerRunServices | null, document: vscode.TextDocument): vscode.WorkspaceEdit | undefined {
  if (services === null || services.edits === null) return undefined;
  const edit = new vscode.WorkspaceEdit();
  for (const { range, newText } of services.edits) {
    const { start, end } = range;
    edit.replace(document.uri, new vscode.Range(start.line, start.character, end.line, end.character), newText);
  }
  return edit;
}
