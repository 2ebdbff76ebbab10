/** Completion and the actions that silence, as VS Code shows them. */
import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, diagnosticOn, openText, typeAtEnd } from "./editor.ts";

/** The labels that our server gives at the end of the document, in VS Code's order. */
async function labelsAtEnd(document: vscode.TextDocument): Promise<string[]> {
  const end = document.lineAt(document.lineCount - 1).range.end;
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    end,
  );
  const ours = items.filter(
    ({ kind }) => kind !== vscode.CompletionItemKind.Snippet && kind !== vscode.CompletionItemKind.Text,
  );
  ours.sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  return ours.map(({ label }) => (typeof label === "string" ? label : label.label));
}

/** Waits until the wanted label comes first: the server may still be starting, or reading what was typed. */
async function firstLabelIs(document: vscode.TextDocument, wanted: string): Promise<void> {
  let labels: string[] = [];
  for (let attempt = 0; attempt < 50; attempt++) {
    labels = await labelsAtEnd(document);
    if (labels[0] === wanted) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  assert.fail(`${wanted} is not the first of: ${labels.join(", ")}`);
}

suite("completion", () => {
  teardown(closeAll);

  test("instructions, stages, variables and files of the build context", async () => {
    await openText("completion/site/index.html", "<p>hello");
    const text = "FROM node:24 AS build\nENV GREETING=hello\nFROM alpine:3.22\n";
    const editor = await openText("completion/Dockerfile", text);
    await firstLabelIs(editor.document, "RUN");
    await typeAtEnd(editor, "COPY --from=");
    await firstLabelIs(editor.document, "build");
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), "COPY \n"));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      editor.document.uri,
      new vscode.Position(1, 5),
    );
    assert.ok(items.some(({ label }) => label === "site/" || (typeof label !== "string" && label.label === "site/")));
  });

  test("a Compose key that is half typed gets its value's form, and names follow", async () => {
    const text = "services:\n  db:\n    image: postgres:18\n  web:\n    image: nginx:1.29\n    ";
    const editor = await openText("completion/compose.yaml", text);
    // The server answers.
    await firstLabelIs(editor.document, "build");
    await typeAtEnd(editor, "depends");
    for (let attempt = 0; attempt < 50 && !editor.document.getText().includes("depends_on:"); attempt++) {
      await vscode.commands.executeCommand("editor.action.triggerSuggest");
      await new Promise((next) => setTimeout(next, 200));
      await vscode.commands.executeCommand("acceptSelectedSuggestion");
    }
    assert.equal(editor.document.getText(), `${text}depends_on:\n      - `);
    await firstLabelIs(editor.document, "db");
  });

  test("the reason of an ignore comment is selected for typing over", async () => {
    const editor = await openText("ignore/Dockerfile", "FROM alpine:3.22\nMAINTAINER someone\n");
    const { range } = await diagnosticOn(editor.document, "MAINTAINER");
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      editor.document.uri,
      range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => /^Ignore dockerfile\/maintainer-instruction here/.test(title));
    assert.ok(action?.edit, actions.map(({ title }) => title).join("; "));
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.match(editor.document.lineAt(1).text, /^# dockwright-ignore dockerfile\/maintainer-instruction -- reason$/);
    assert.equal(editor.document.getText(editor.selection), "reason");
  });

  test("details for a bug report name versions and changed settings, nothing of the file", async () => {
    const { document } = await openText("report/Dockerfile", "FROM alpine:3.22\nLABEL secret=s3cr3t\n");
    await vscode.commands.executeCommand("dockwright.copyReport");
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /^Dockwright \d+\.\d+\.\d+\nVS Code /);
    assert.match(text, /Server: running/);
    assert.ok(!text.includes("s3cr3t") && !text.includes(document.uri.path));
  });

  test("signature help names the part that is typed", async () => {
    const { document } = await openText("signature/Dockerfile", "FROM alpine:3.22\nCOPY a ");
    const help = await vscode.commands.executeCommand<vscode.SignatureHelp>(
      "vscode.executeSignatureHelpProvider",
      document.uri,
      document.lineAt(1).range.end,
    );
    assert.match(help.signatures[0]?.label ?? "", /DESTINATION/);
  });
});
