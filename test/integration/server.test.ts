/** How the language server behaves, beyond what it finds. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "vscode-languageserver-protocol";
import { READ_DIRECTORY, READ_FILE } from "../../server/src/protocol.ts";
import { type LspClient, overIpc } from "../harness/lspClient.ts";

const GOOD = "FROM alpine:3.22\nUSER app\n";
const BAD = "FROM alpine:3.22\nMAINTAINER me\nUSER app\n";
const URI = "untitled:Untitled-1";
const codes = (items: readonly Diagnostic[]) => items.map(({ code }) => code);

let client: LspClient;
before(async () => {
  client = await overIpc({ initializationOptions: { rulePageUrl: "vscode://dockwright.dockwright/rules/{id}" } });
});
after(() => client.stop());

test("an untitled document with the language id is a Dockerfile", async () => {
  await client.open(URI, "dockerfile", BAD);
  const [diagnostic] = await client.pull(URI);
  assert.equal(diagnostic?.code, "dockerfile/maintainer-instruction");
  assert.equal(diagnostic?.source, "dockwright");
  assert.deepEqual(diagnostic?.range, { start: { line: 1, character: 0 }, end: { line: 1, character: 10 } });
  assert.equal(
    diagnostic?.codeDescription?.href,
    "vscode://dockwright.dockwright/rules/dockerfile/maintainer-instruction",
  );
});

test("an edit changes the answer, and a fix is offered with an edit of the right version", async () => {
  await client.change(URI, 2, GOOD);
  assert.deepEqual(await client.pull(URI), []);
  await client.change(URI, 3, BAD);
  const [diagnostic] = await client.pull(URI);
  assert.ok(diagnostic);
  const [action] = await client.codeActions(URI, diagnostic);
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && "textDocument" in change);
  assert.equal(change.textDocument.version, 3);
});

test("settings apply without a restart", async () => {
  client.settings = { lint: { rules: { MaintainerDeprecated: "error" } } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.equal((await client.pull(URI))[0]?.severity, 1);
  client.settings = { lint: { enable: false } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.deepEqual(await client.pull(URI), []);
  client.settings = {};
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.equal((await client.pull(URI)).length, 1);
});

test("files that only look like ours get nothing", async () => {
  for (const [uri, languageId] of [
    ["file:///x/Dockerfile.ts", "dockerfile"],
    ["file:///x/deployment.yaml", "yaml"],
    ["file:///x/Dockerfile.md", "dockerfile"],
  ] as const) {
    await client.open(uri, languageId, "version: '3'\nMAINTAINER x\nservices: {a: {imagee: b}}\n");
    assert.deepEqual(codes(await client.pull(uri)), [], uri);
    assert.equal(await client.hover(uri, 1, 2), null, uri);
  }
});

test("a cancelled request is answered as cancelled, and the server goes on", async () => {
  const text = `FROM alpine:3.22\n${"RUN echo a && echo b\n".repeat(20000)}`;
  await client.open("untitled:Big", "dockerfile", text);
  const { CancellationTokenSource } = await import("vscode-languageserver-protocol");
  const source = new CancellationTokenSource();
  const answer = client.connection.sendRequest(
    "textDocument/diagnostic",
    { textDocument: { uri: "untitled:Big" } },
    source.token,
  );
  source.cancel();
  await assert.rejects(Promise.resolve(answer), { code: -32800 });
  assert.equal((await client.pull(URI)).length, 1);
  await client.close("untitled:Big");
});

test("without pull, diagnostics are pushed with the version that they belong to; quick changes are answered once", async () => {
  const pushing = await overIpc({ pull: false });
  try {
    assert.equal(pushing.initialized.capabilities.diagnosticProvider, undefined);
    await pushing.open("untitled:P", "dockerfile", GOOD, 1);
    for (let version = 2; version <= 6; version++)
      await pushing.change("untitled:P", version, version === 6 ? BAD : GOOD);
    const last = await pushing.pushedWhere(({ version }) => version === 6);
    assert.deepEqual(codes(last.diagnostics), ["dockerfile/maintainer-instruction"]);
    assert.ok(pushing.pushed.length <= 2, `${pushing.pushed.length} pushes`);
    await pushing.close("untitled:P");
    const closed = await pushing.pushedWhere(
      ({ diagnostics, version }) => diagnostics.length === 0 && version === undefined,
    );
    assert.equal(closed.uri, "untitled:P");
  } finally {
    await pushing.stop();
  }
});

test("a virtual workspace is read through the client, and a watched file that changes changes the answer", async () => {
  let override = "networks:\n  front: {}\n";
  const requests = {
    [READ_FILE]: ({ uri }: { uri: string }) => (uri.endsWith("compose.override.yaml") ? override : null),
    [READ_DIRECTORY]: ({ uri }: { uri: string }) =>
      uri === "vfs:/shop"
        ? [
            { name: "compose.yaml", kind: "file" },
            { name: "compose.override.yaml", kind: "file" },
          ]
        : null,
  };
  const virtual = await overIpc({ roots: ["vfs:/shop"], initializationOptions: { fileSystem: true }, requests });
  try {
    await virtual.open(
      "vfs:/shop/compose.yaml",
      "dockercompose",
      "services:\n  web:\n    image: nginx:1.29\n    networks: [front]\n",
    );
    assert.deepEqual(codes(await virtual.pull("vfs:/shop/compose.yaml")), []);
    override = "services: {}\n";
    await virtual.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: "vfs:/shop/compose.override.yaml", type: 2 }],
    });
    assert.deepEqual(codes(await virtual.pull("vfs:/shop/compose.yaml")), ["compose/undefined-network"]);
  } finally {
    await virtual.stop();
  }
});

test("several roots do not leak into each other", async () => {
  const [a, b] = [mkdtempSync(join(tmpdir(), "dockwright-a-")), mkdtempSync(join(tmpdir(), "dockwright-b-"))];
  writeFileSync(join(a, "compose.override.yaml"), "networks:\n  front: {}\n");
  const roots = [a, b].map((folder) => pathToFileURL(folder).href);
  const both = await overIpc({ roots });
  try {
    const text = "services:\n  web:\n    image: nginx:1.29\n    networks: [front]\n";
    for (const root of roots) await both.open(`${root}/compose.yaml`, "dockercompose", text);
    assert.deepEqual(codes(await both.pull(`${roots[0]}/compose.yaml`)), []);
    assert.deepEqual(codes(await both.pull(`${roots[1]}/compose.yaml`)), ["compose/undefined-network"]);
  } finally {
    await both.stop();
    for (const folder of [a, b]) rmSync(folder, { recursive: true, force: true });
  }
});

test("documents, ranges and line breaks are formatted", async () => {
  const uri = "untitled:Format";
  await client.open(uri, "dockerfile", "FROM  a\nrun  b \\\n\n");
  const textDocument = { uri };
  const options = { tabSize: 4, insertSpaces: true };
  const all = await client.connection.sendRequest("textDocument/formatting", { textDocument, options });
  assert.deepEqual(all, [
    { range: { start: { line: 0, character: 4 }, end: { line: 0, character: 6 } }, newText: " " },
    { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 3 } }, newText: "RUN" },
    { range: { start: { line: 1, character: 3 }, end: { line: 1, character: 5 } }, newText: " " },
  ]);
  const range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
  const part = await client.connection.sendRequest<unknown[]>("textDocument/rangeFormatting", {
    textDocument,
    options,
    range,
  });
  assert.equal(part.length, 1);
  const position = { line: 2, character: 0 };
  const typed = await client.connection.sendRequest("textDocument/onTypeFormatting", {
    textDocument,
    options,
    position,
    ch: "\n",
  });
  assert.deepEqual(typed, [{ range: { start: position, end: position }, newText: "    " }]);
  await client.close(uri);
});

test("an ignore file is served, and files that come and go change what COPY finds", async () => {
  const root = mkdtempSync(join(tmpdir(), "dockwright-ignore-"));
  const base = pathToFileURL(root).href;
  writeFileSync(join(root, "app.js"), "");
  writeFileSync(join(root, ".dockerignore"), "app.js\n");
  const server = await overIpc({ roots: [base] });
  try {
    await server.open(`${base}/.dockerignore`, "plaintext", "!a\nlogs\nlogs/*.md\n");
    assert.deepEqual(codes(await server.pull(`${base}/.dockerignore`)), [
      "dockerignore/ineffective-exception",
      "dockerignore/redundant-pattern",
    ]);
    const hides = async () => JSON.stringify(await server.hover(`${base}/.dockerignore`, 1, 1));
    assert.match(await hides(), /Hides nothing now/);
    writeFileSync(join(root, "logs"), "");
    await server.connection.sendNotification("workspace/didChangeWatchedFiles", {
      changes: [{ uri: `${base}/logs`, type: 1 }],
    });
    assert.match(await hides(), /Hides: `logs`/);
    await server.open(`${base}/Dockerfile`, "dockerfile", "FROM scratch\nCOPY app.js logs /\n");
    const hidden = (await server.pull(`${base}/Dockerfile`)).filter(
      ({ code }) => code === "dockerfile/copy-ignored-file",
    );
    // What the editor has open counts, not what stands on the disk.
    assert.equal(hidden.length, 1);
    assert.deepEqual(hidden[0]?.relatedInformation?.[0]?.location, {
      uri: `${base}/.dockerignore`,
      range: { start: { line: 1, character: 0 }, end: { line: 1, character: 4 } },
    });
  } finally {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  }
});

test("names are followed, looked up and renamed", async () => {
  const uri = "untitled:Names";
  await client.open(uri, "dockerfile", "FROM a AS b\nFROM c\nCOPY --from=b d e\n");
  const at = { textDocument: { uri }, position: { line: 2, character: 12 } };
  const declared = { start: { line: 0, character: 10 }, end: { line: 0, character: 11 } };
  const used = { start: { line: 2, character: 12 }, end: { line: 2, character: 13 } };
  const ask = (method: string, more: object = {}) => client.connection.sendRequest<unknown>(method, { ...at, ...more });
  assert.deepEqual(await ask("textDocument/definition"), [{ uri, range: declared }]);
  assert.deepEqual(await ask("textDocument/references", { context: { includeDeclaration: false } }), [
    { uri, range: used },
  ]);
  assert.deepEqual(await ask("textDocument/documentHighlight"), [
    { range: declared, kind: 3 },
    { range: used, kind: 2 },
  ]);
  assert.deepEqual(await ask("textDocument/prepareRename"), { range: used, placeholder: "b" });
  const { documentChanges } = (await ask("textDocument/rename", { newName: "x" })) as {
    documentChanges: { edits: unknown[] }[];
  };
  assert.deepEqual(
    documentChanges.flatMap(({ edits }) => edits),
    [
      { range: declared, newText: "x" },
      { range: used, newText: "x" },
    ],
  );
  await assert.rejects(ask("textDocument/rename", { newName: "9" }), /letter/);
  await client.close(uri);
});

test("structure, links, lenses and hints are served", async () => {
  const uri = "untitled:Structure";
  await client.open(uri, "dockerfile", "ARG V=1\nFROM alpine:$V AS b\nRUN x \\\n  y\nFROM b\n");
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  const ask = (method: string, more: object = {}) =>
    client.connection.sendRequest<unknown[]>(method, { textDocument, range, ...more });
  assert.equal((await ask("textDocument/documentSymbol")).length, 3);
  assert.deepEqual(await ask("textDocument/foldingRange"), [
    { startLine: 1, endLine: 3 },
    { startLine: 2, endLine: 3 },
  ]);
  assert.equal((await ask("textDocument/selectionRange", { positions: [{ line: 2, character: 4 }] })).length, 1);
  assert.equal((await ask("textDocument/documentLink")).length, 1);
  const [lens] = (await ask("textDocument/codeLens")) as { command: { command: string; title: string } }[];
  assert.deepEqual([lens?.command.title, lens?.command.command], ["1 reference", "dockwright.showReferences"]);
  assert.equal((await ask("textDocument/inlayHint")).length, 1);
  const full = (await client.connection.sendRequest("textDocument/semanticTokens/full", { textDocument })) as {
    resultId: string;
    data: number[];
  };
  assert.deepEqual(full.data, [0, 4, 1, 2, 3, 1, 13, 1, 2, 2, 0, 5, 1, 0, 1, 3, 5, 1, 0, 0]);
  const delta = await client.connection.sendRequest("textDocument/semanticTokens/full/delta", {
    textDocument,
    previousResultId: full.resultId,
  });
  assert.deepEqual((delta as { edits: unknown[] }).edits, []);
  client.settings = { inlayHints: { variables: false }, codeLens: { enable: false } };
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.deepEqual(await ask("textDocument/inlayHint"), []);
  assert.equal(await ask("textDocument/codeLens"), null);
  client.settings = {};
  await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  assert.ok(Array.isArray(await client.connection.sendRequest("workspace/symbol", { query: "" })));
  await client.close(uri);
});
