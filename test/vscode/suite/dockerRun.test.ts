/** `docker run` into a Compose file, from the clipboard and as given, and back. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, openText, positionOf } from "./editor.ts";

const COMPOSE = "services:\n  web:\n    image: nginx:1.29\n    ports:\n      - 8080:80\n\n";
const SERVICE = '  cache:\n    image: redis:8\n    container_name: cache\n    ports:\n      - "6379:6379"\n';
const COMMAND = "docker run --name cache \\\n  -p 6379:6379 redis:8\n";

suite("docker run", () => {
  teardown(closeAll);

  test("a command on the clipboard becomes a service of the open file", async () => {
    const { document } = await openText("pasted/compose.yaml", COMPOSE);
    await vscode.env.clipboard.writeText(COMMAND);
    await vscode.commands.executeCommand("dockwright.dockerRunToCompose");
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
