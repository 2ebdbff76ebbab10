/** Hover, quick fix and completion in the real editor. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnosticOn, diagnosticsWhen, hoverText, openText, positionOf, typeAtEnd } from "./editor.ts";

const DOCKERFILE = "FROM alpine:3.22\nMAINTAINER someone@example.com\nWORKDIR /srv\nCMD node server.js\n";

suite("features", () => {
  teardown(closeAll);

  for (const instruction of ["FROM", "WORKDIR", "CMD"]) {
    test(`a hover on ${instruction} teaches`, async () => {
      const { document } = await openText("hover/Dockerfile", DOCKERFILE);
      await diagnosticOn(document, "MAINTAINER");
      const text = await hoverText(document, positionOf(document, instruction));
      assert.match(text, new RegExp(instruction));
      assert.ok(text.split(/\s+/).length > 20, `more than a label: ${text}`);
    });
  }

  test("a quick fix is offered, applied, and the diagnostic goes", async () => {
    const { document } = await openText("fix/Dockerfile", DOCKERFILE);
    const diagnostic = await diagnosticOn(document, "MAINTAINER");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      diagnostic.range,
      vscode.CodeActionKind.QuickFix.value,
      20,
    );
    const fix = actions.find(({ title, edit }) => edit !== undefined && /LABEL/.test(title));
    assert.ok(fix?.edit, `a fix that names LABEL among: ${actions.map(({ title }) => title).join("; ")}`);
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    assert.match(document.getText(), /^LABEL .*someone@example\.com/m);
    assert.doesNotMatch(document.getText(), /MAINTAINER/);
    await diagnosticsWhen(document.uri, (all) => all.every(({ range }) => range.start.line !== 1));
  });

  test("Format Document formats both languages and leaves a broken file alone", async () => {
    const dockerfile = await openText("format/Dockerfile", "FROM  alpine:3.22\nrun  true  \n");
    await vscode.commands.executeCommand("editor.action.formatDocument");
    assert.equal(dockerfile.document.getText(), "FROM alpine:3.22\nRUN true\n");
    const compose = await openText(
      "format/compose.yaml",
      "services:\n  web:\n     image: nginx:1.29  \n  db:\n    image: a:1\n",
    );
    await vscode.commands.executeCommand("editor.action.formatDocument");
    assert.equal(compose.document.getText(), "services:\n  web:\n    image: nginx:1.29\n  db:\n    image: a:1\n");
    const broken = await openText("format/broken/Dockerfile", "FROM  alpine:3.22\nRUNN  x\n");
    await vscode.commands.executeCommand("editor.action.formatDocument");
    assert.equal(broken.document.getText(), "FROM  alpine:3.22\nRUNN  x\n");
  });

  test("a stage is renamed in the Dockerfile and in the Compose file that builds it", async () => {
    const compose = await openText(
      "rename/compose.yaml",
      "services:\n  a:\n    build:\n      context: .\n      target: base\n",
    );
    const { document } = await openText("rename/Dockerfile", "FROM alpine:3.22 AS base\nFROM base\nMAINTAINER x\n");
    await diagnosticOn(document, "MAINTAINER");
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      new vscode.Position(1, 6),
      "first",
    );
    assert.ok(await vscode.workspace.applyEdit(edit));
    assert.equal(document.getText(), "FROM alpine:3.22 AS first\nFROM first\nMAINTAINER x\n");
    assert.match(compose.document.getText(), /target: first/);
  });

  test("stages and services are symbols, and they fold", async () => {
    const { document } = await openText(
      "symbols/Dockerfile",
      "FROM alpine:3.22 AS base\nRUN a \\\n  b\nFROM base\nMAINTAINER x\n",
    );
    await diagnosticOn(document, "MAINTAINER");
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      document.uri,
    );
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children.length]),
      [
        ["base", 1],
        ["base", 1],
      ],
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    assert.deepEqual(
      folds.map(({ start, end }) => [start, end]),
      [
        [0, 2],
        [1, 2],
        [3, 4],
      ],
    );
  });

  test("values stand behind variables, and stages tell who uses them", async () => {
    const { document } = await openText(
      "notes/Dockerfile",
      "ARG V=3.22\nFROM alpine:$V AS base\nFROM base\nMAINTAINER x\n",
    );
    await diagnosticOn(document, "MAINTAINER");
    const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
      "vscode.executeInlayHintProvider",
      document.uri,
      new vscode.Range(0, 0, 4, 0),
    );
    assert.deepEqual(
      hints.map(({ label }) => label),
      ["= 3.22"],
    );
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      "vscode.executeCodeLensProvider",
      document.uri,
      5,
    );
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ["1 reference"],
    );
  });

  test("completion offers snippets, and an inserted one is a Dockerfile without a warning", async () => {
    const editor = await openText("snippet/Dockerfile", "");
    const item = await firstSnippet(editor.document, /multi-?stage|node/i);
    assert.ok(item.insertText instanceof vscode.SnippetString);
    assert.ok(await editor.insertSnippet(item.insertText));
    const text = editor.document.getText();
    assert.match(text, /^FROM \S+/m);
    assert.doesNotMatch(text, /\$\{?\d/, "no placeholder syntax is left");
    // The server has seen this very text when it reports what is typed after it.
    await typeAtEnd(editor, "\nMAINTAINER x");
    const last = editor.document.lineCount - 1;
    const found = await diagnosticsWhen(editor.document.uri, (all) =>
      all.some(({ range }) => range.start.line === last),
    );
    const grave = found.filter(
      ({ severity, range }) => severity <= vscode.DiagnosticSeverity.Warning && range.start.line < last,
    );
    assert.deepEqual(
      grave.map(({ message }) => message),
      [],
    );
  });

  test("completion in a Compose file offers snippets", async () => {
    const { document } = await openText("composed/compose.yaml", "");
    assert.equal(document.languageId, "dockercompose");
    const item = await firstSnippet(document, /./);
    assert.ok(item.insertText instanceof vscode.SnippetString);
  });
});

/** VS Code loads the snippets of a language when they are first wanted, so the question may come too early. */
async function firstSnippet(document: vscode.TextDocument, label: RegExp): Promise<vscode.CompletionItem> {
  let labels: string[] = [];
  for (let attempt = 0; attempt < 50; attempt++) {
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      document.uri,
      new vscode.Position(0, 0),
      undefined,
      200,
    );
    const snippets = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet);
    labels = snippets.map((item) => (typeof item.label === "string" ? item.label : item.label.label));
    const found = snippets.find((_, index) => label.test(labels[index] ?? ""));
    if (found) return found;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error(`no snippet like ${label} among: ${labels.join(", ")}`);
}
