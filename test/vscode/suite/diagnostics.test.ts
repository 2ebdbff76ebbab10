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

  test("opening a Dockerfile of the sample workspace starts the extension and shows its mistake", async () => {
    const { document } = await openFile("proxy/Dockerfile");
    const { code, message, severity } = await diagnosticOn(document, "COPPY");
    assert.equal(vscode.extensions.getExtension(EXTENSION_ID)?.isActive, true);
    assert.equal(severity, vscode.DiagnosticSeverity.Error);
    assert.match(message, /COPPY/);
    assert.ok(code !== undefined, "the rule is named");
  });

  for (const [file, word] of [
    ["api/Dockerfile", "MAINTAINER"],
    ["web/Dockerfile", "node dist/server.js"],
    ["worker/Dockerfile", "CMD"],
    ["compose.yaml", "enviroment"],
  ] as const) {
    test(`the mistake ${word} in the sample file ${file} is shown`, async () => {
      const { document } = await openFile(file);
      await diagnosticOn(document, word);
    });
  }

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
      vscode.workspace
        .getConfiguration("dockwright")
        .update("lint.preset", preset, vscode.ConfigurationTarget.Workspace);
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
