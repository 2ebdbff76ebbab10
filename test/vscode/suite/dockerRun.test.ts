/** `docker run` into a Compose file, by pasting and by command, and back. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openText, positionOf } from "./editor.ts";

const COMPOSE = "services:\n  web:\n    image: nginx:1.29\n    ports:\n      - 8080:80\n\n";
const SERVICE = '  cache:\n    image: redis:8\n    container_name: cache\n    ports:\n      - "6379:6379"\n';
const COMMAND = "docker run --name cache \\\n  -p 6379:6379 redis:8\n";

suite("docker run", () => {
  teardown(closeAll);

  test("a pasted command becomes a service", async () => {
    const { document } = await pasteInto("pasted/compose.yaml");
    assert.equal(document.getText(), COMPOSE.replace("80:80\n", `80:80\n${SERVICE}`));
  });

  test("the command takes what is given, and makes a file where none is open", async () => {
    await vscode.commands.executeCommand("dockwright.dockerRunToCompose", COMMAND);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, "dockercompose");
    assert.equal(document?.getText(), `services:\n${SERVICE}`);
  });

  test("a service is copied as a command", async () => {
    const editor = await openText("copied/compose.yaml", COMPOSE);
    const at = positionOf(editor.document, "image");
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand("dockwright.copyAsDockerRun");
    assert.match(await vscode.env.clipboard.readText(), /^docker run \\\n {2}--publish 8080:80 \\\n {2}nginx:1\.29\n#/);
  });
});

/** Pastes the command at the end of a Compose file, and waits until the text has changed. */
async function pasteInto(relative: string): Promise<vscode.TextEditor> {
  const editor = await openText(relative, COMPOSE);
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  await vscode.env.clipboard.writeText(COMMAND);
  const changed = new Promise<void>((resolve) => {
    const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document !== editor.document) return;
      listener.dispose();
      resolve();
    });
  });
  await vscode.commands.executeCommand("editor.action.clipboardPasteAction");
  await changed;
  return editor;
}
