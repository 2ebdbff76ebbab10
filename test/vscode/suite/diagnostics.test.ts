/** Diagnostics in the real editor: on opening, on typing, by file name, by setting. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import {
  closeAll,
  diagnosticOn,
  diagnosticsOf,
  diagnosticsWhen,
  EXTENSION_ID,
  openFile,
  openText,
  typeAtEnd,
} from "./editor.ts";

const CLEAN = 'FROM alpine:3.22\nCMD ["sh"]\n';
const DEPRECATED = `${CLEAN}MAINTAINER someone@example.com\n`;

suite("diagnostics", () => {
  teardown(closeAll);

  test("opening a Dockerfile of the sample workspace starts the extension and shows its mistakes", async () => {
    const [dockerfile] = await vscode.workspace.findFiles("**/Dockerfile");
    assert.ok(dockerfile, "the sample workspace has a Dockerfile");
    for (const uri of await vscode.workspace.findFiles("**/*Dockerfile*")) {
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), { preview: false });
    }
    const all = (): vscode.Diagnostic[] =>
      vscode.workspace.textDocuments.flatMap(({ uri, languageId }) =>
        languageId === "dockerfile" ? diagnosticsOf(uri) : [],
      );
    await new Promise<void>((resolve) => {
      const listener = vscode.languages.onDidChangeDiagnostics(() => look());
      const look = (): void => {
        if (all().length === 0) return;
        listener.dispose();
        resolve();
      };
      look();
    });
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, true);
    for (const { message, code } of all()) assert.ok(message.length > 0 && code !== undefined);
  });

  test("a mistake in the Compose file of the sample workspace is shown", async () => {
    const { document } = await openFile("compose.yaml");
    const found = await diagnosticsWhen(document.uri, (all) => all.length > 0);
    assert.ok(found.every(({ code }) => code !== undefined));
  });

  test("typing MAINTAINER gives a diagnostic while one types, and deleting it takes it away", async () => {
    const editor = await openText("typed/Dockerfile", CLEAN);
    await typeAtEnd(editor, "MAINTAINER x");
    const { range } = await diagnosticOn(editor.document, "MAINTAINER");
    assert.equal(range.start.line, 2);
    assert.ok(editor.document.isDirty, "nothing was saved for it");
    await vscode.commands.executeCommand("deleteAllLeft");
    await diagnosticsWhen(editor.document.uri, (all) => all.every((one) => one.range.start.line < 2));
  });

  test("a document without a file gets diagnostics too", async () => {
    const document = await vscode.workspace.openTextDocument({ language: "dockerfile", content: DEPRECATED });
    await vscode.window.showTextDocument(document);
    await diagnosticOn(document, "MAINTAINER");
  });

  test("a Kubernetes file and a TypeScript file named Dockerfile.ts get nothing", async () => {
    const kubernetes = await openText(
      "k8s/deployment.yaml",
      "apiVersion: v1\nkind: Service\nservices:\n  a: 1\nversion: 3\n",
    );
    const program = await openText("src/Dockerfile.ts", "MAINTAINER x\nFORM y\n");
    // What the server says about a file opened later proves that it has dealt with these.
    const dockerfile = await openText("later/Dockerfile", DEPRECATED);
    await diagnosticOn(dockerfile.document, "MAINTAINER");
    assert.deepEqual(diagnosticsOf(kubernetes.document.uri), []);
    assert.deepEqual(diagnosticsOf(program.document.uri), []);
  });

  test("a changed setting changes the diagnostics without a reload", async () => {
    const { document } = await openText("setting/Dockerfile", DEPRECATED);
    await diagnosticOn(document, "MAINTAINER");
    const set = (preset: string | undefined): Thenable<void> =>
      vscode.workspace.getConfiguration("dockwright").update("preset", preset, vscode.ConfigurationTarget.Workspace);
    try {
      await set("quiet");
      await diagnosticsWhen(document.uri, (all) =>
        all.every(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning),
      );
    } finally {
      await set(undefined);
    }
    await diagnosticOn(document, "MAINTAINER");
  });
});
