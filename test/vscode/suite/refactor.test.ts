/** Refactorings as VS Code offers and applies them. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnosticOn, openText } from "./editor.ts";

/** Our refactorings for a range, with their edits, in VS Code's order. */
async function refactorings(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    "vscode.executeCodeActionProvider",
    document.uri,
    range,
    vscode.CodeActionKind.Refactor.value,
    20,
  );
  return actions.filter(({ kind }) => kind?.value.includes(".dockerfile/"));
}

/** Once the server has answered for the document. */
async function open(folder: string, text: string): Promise<vscode.TextEditor> {
  const editor = await openText(`${folder}/Dockerfile`, `${text}MAINTAINER someone\n`);
  await diagnosticOn(editor.document, "MAINTAINER");
  return editor;
}

suite("refactorings", () => {
  teardown(closeAll);

  test("CMD gets the exec form, and the shell form back", async () => {
    const { document } = await open("exec", "FROM node:24\nCMD node --title 'my app' server.js\n");
    const at = new vscode.Range(1, 2, 1, 2);
    const [exec] = await refactorings(document, at);
    assert.equal(exec?.title, "Use the exec form");
    assert.ok(exec.edit && (await vscode.workspace.applyEdit(exec.edit)));
    assert.equal(document.lineAt(1).text, 'CMD ["node", "--title", "my app", "server.js"]');
    const [shell] = await refactorings(document, at);
    assert.equal(shell?.title, "Use the shell form");
    assert.ok(shell.edit && (await vscode.workspace.applyEdit(shell.edit)));
    assert.equal(document.lineAt(1).text, "CMD exec node --title 'my app' server.js");
  });

  test("selected lines become a stage, and what would change the meaning cannot be chosen", async () => {
    const { document } = await open("extract", "FROM node:24 AS app\nRUN mkdir /x\nENV A=1\nCOPY . .\n");
    const actions = await refactorings(document, new vscode.Range(1, 0, 2, 7));
    // VS Code's command leaves out what cannot be chosen; the menu shows it.
    assert.ok(actions.every(({ title }) => title !== "Extract to a stage of its own and copy the result"));
    const extract = actions.find(({ title }) => title === "Extract to a stage that this one is built from");
    assert.ok(extract?.edit && (await vscode.workspace.applyEdit(extract.edit)));
    assert.match(document.getText(), /^FROM node:24 AS base\nRUN mkdir \/x\nENV A=1\n\nFROM base AS app\nCOPY/);
  });
});
