/** What the tests do with the editor: open, type, wait for diagnostics. */
import path from "node:path";
import * as vscode from "vscode";

/** `publisher.name` of the extension under test. */
export const EXTENSION_ID = "dockwright.dockwright";

/** The folder that is open: a copy of `examples/` that the tests may write to. */
export function workspaceFolder(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error("no folder is open");
  return folder;
}

/** Opens a file of the workspace in an editor. */
export async function openFile(relative: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder().uri, relative);
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Writes a file into the workspace and opens it. */
export async function openText(relative: string, text: string): Promise<vscode.TextEditor> {
  const uri = vscode.Uri.joinPath(workspaceFolder().uri, relative);
  await vscode.workspace.fs.createDirectory(vscode.Uri.file(path.dirname(uri.fsPath)));
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return openFile(relative);
}

/** Types at the end of the document, a key at a time. */
export async function typeAtEnd(editor: vscode.TextEditor, text: string): Promise<void> {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  for (const character of text) await vscode.commands.executeCommand("type", { text: character });
}

/** Our diagnostics of a document, as VS Code has them now. */
export function diagnosticsOf(uri: vscode.Uri): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "dockwright");
}

/** Waits until our diagnostics of a document are as wanted, and gives them. The time limit is the test's. */
export function diagnosticsWhen(
  uri: vscode.Uri,
  wanted: (diagnostics: readonly vscode.Diagnostic[]) => boolean,
): Promise<vscode.Diagnostic[]> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const found = diagnosticsOf(uri);
      if (!wanted(found)) return false;
      resolve(found);
      return true;
    };
    if (look()) return;
    const listener = vscode.languages.onDidChangeDiagnostics(() => {
      if (look()) listener.dispose();
    });
  });
}

/** The first diagnostic on a given word of the document, once there is one. */
export async function diagnosticOn(document: vscode.TextDocument, word: string): Promise<vscode.Diagnostic> {
  const on = ({ range }: vscode.Diagnostic): boolean => document.getText(range).includes(word);
  const diagnostic = (await diagnosticsWhen(document.uri, (all) => all.some(on))).find(on);
  if (!diagnostic) throw new Error(`no diagnostic on ${word}`);
  return diagnostic;
}

/** Where a word stands for the first time. */
export function positionOf(document: vscode.TextDocument, word: string): vscode.Position {
  const offset = document.getText().indexOf(word);
  if (offset < 0) throw new Error(`${word} is not in ${document.fileName}`);
  return document.positionAt(offset);
}

/** The text of the hovers at a position. */
export async function hoverText(document: vscode.TextDocument, at: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", document.uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** Closes all editors and forgets what was typed. */
export async function closeAll(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}
