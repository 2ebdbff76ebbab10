/** Completion and code actions of the language server, as a client sees them. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import type { CodeAction, TextDocumentEdit } from "vscode-languageserver-protocol";
import { type LspClient, overIpc } from "../harness/lspClient.ts";

const URI = "untitled:Untitled-7";
const TEXT = "FROM alpine:3.22\nmaintainer me\nMAINTAINER you\nEXPOSE 80/TCP\nEXPOSE 81/TCP\n";

let client: LspClient;
before(async () => {
  client = await overIpc({ initializationOptions: { suggestCommand: "suggest" } });
  await client.open(URI, "dockerfile", TEXT);
});
after(() => client.stop());

/** The actions for the first finding of a rule. */
async function actionsFor(rule: string): Promise<readonly CodeAction[]> {
  const diagnostic = (await client.pull(URI)).find(({ code }) => code === rule);
  assert.ok(diagnostic, rule);
  return client.codeActions(URI, diagnostic);
}

function editOf(actions: readonly CodeAction[], title: RegExp): TextDocumentEdit {
  const action = actions.find((one) => title.test(one.title));
  const change = action?.edit?.documentChanges?.at(-1);
  assert.ok(change && "textDocument" in change, `${title} among ${actions.map((one) => one.title).join("; ")}`);
  return change;
}

test("an ignore comment is a snippet with the reason to be typed over", async () => {
  const actions = await actionsFor("dockerfile/maintainer-instruction");
  const { edits } = editOf(actions, /^Ignore dockerfile\/maintainer-instruction here/);
  assert.deepEqual(edits, [
    {
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
      snippet: {
        kind: "snippet",
        value: `# dockwright-ignore dockerfile/maintainer-instruction -- \${1:reason}\n`,
      },
    },
  ]);
  assert.ok(editOf(actions, /in this file$/));
});

test("the workspace gets a configuration file", async () => {
  const actions = await actionsFor("dockerfile/maintainer-instruction");
  const { edits } = editOf(actions, /in this workspace$/);
  assert.deepEqual(
    edits.map((edit) => "newText" in edit && edit.newText),
    ["rules:\n  dockerfile/maintainer-instruction: off\n"],
  );
});

test("all findings of one kind are fixed at once, and at most one fix is preferred", async () => {
  const actions = await actionsFor("dockerfile/expose-protocol-casing");
  const { edits } = editOf(actions, /^Fix all in this file: /);
  assert.equal(edits.length, 2);
  assert.ok(actions.filter(({ isPreferred }) => isPreferred).length <= 1);
});

test("without comments that silence only the workspace is offered", async () => {
  client.settings = { lint: { allowInlineIgnores: false } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  const titles = (await actionsFor("dockerfile/maintainer-instruction")).map(({ title }) => title);
  const ignoring = titles.filter((title) => title.startsWith("Ignore"));
  assert.ok(ignoring.length > 0 && ignoring.every((title) => title.endsWith("in this workspace")), ignoring.join("; "));
  client.settings = {};
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
});

test("completions come in the order of use, and go on where there is more to complete", async () => {
  const items = await client.complete(URI, 5, 0);
  const sorted = [...items].sort((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
  assert.deepEqual(sorted, items);
  assert.equal(items[0]?.label, "RUN");
  assert.equal(items.find(({ label }) => label === "FROM")?.command?.command, "suggest");
});

test("completion can be switched off", async () => {
  client.settings = { completion: { enable: false } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.equal(await client.complete(URI, 5, 0), null);
  client.settings = {};
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
});
