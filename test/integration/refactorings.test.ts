/** Refactorings as a client asks for them: kinds, reasons, edits when one is chosen. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import type { CodeAction } from "vscode-languageserver-protocol";
import { type LspClient, overIpc } from "../harness/lspClient.ts";

const URI = "untitled:Untitled-8";
const TEXT = 'FROM node:24 AS base\nRUN cd /srv && npm ci\nFROM base\nENTRYPOINT ["node"]\nCMD ["server.js"]\n';

let client: LspClient;
before(async () => {
  client = await overIpc({
    codeAction: { disabledSupport: true, dataSupport: true, resolveSupport: { properties: ["edit"] } },
  });
  await client.open(URI, "dockerfile", TEXT);
});
after(() => client.stop());

function actionsOn(line: number, only?: readonly string[]): Promise<CodeAction[]> {
  const position = { line, character: 3 };
  const context = only ? { diagnostics: [], only } : { diagnostics: [] };
  const range = { start: position, end: position };
  return client.connection.sendRequest("textDocument/codeAction", { textDocument: { uri: URI }, range, context });
}

test("an edit is made when its action is chosen", async () => {
  const [inline] = await actionsOn(0, ["refactor.inline"]);
  assert.equal(inline?.title, "Inline the stage base");
  assert.equal(inline.edit, undefined);
  const chosen = await client.connection.sendRequest<CodeAction>("codeAction/resolve", inline);
  const [change] = chosen.edit?.documentChanges ?? [];
  assert.ok(change && "edits" in change);
  assert.equal(change.edits.length, 2);
});

test("a client that asks for one kind gets this one, one that asks for refactorings the reasons, too", async () => {
  const kind = "refactor.rewrite.dockerfile/split-run";
  const [split, ...others] = await actionsOn(1, [kind]);
  assert.deepEqual(others, []);
  assert.deepEqual([split?.kind, split?.disabled?.reason], [kind, "What cd changes would end with its RUN."]);
  const reasons = (await actionsOn(4, ["refactor"])).map(({ disabled }) => disabled?.reason);
  assert.ok(reasons.includes("ENTRYPOINT gets the words of this CMD as its arguments, not a script."));
  assert.ok((await actionsOn(1)).every(({ disabled }) => disabled === undefined));
});
