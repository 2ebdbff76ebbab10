/** Configuration files in the editor: their mistakes, what they name, and that a change acts at once. */
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { FILE_STATUS, type FileStatus, READ_DIRECTORY, READ_FILE } from "../../server/src/protocol.ts";
import { type LspClient, overIpc } from "../harness/lspClient.ts";

const files = new Map<string, string>();
const DOCKERFILE = "FROM alpine\nWORKDIR srv\n";

let client: LspClient;
before(async () => {
  const requests = {
    [READ_FILE]: ({ uri }: { uri: string }) => files.get(uri) ?? null,
    [READ_DIRECTORY]: ({ uri }: { uri: string }) => {
      const below = [...files.keys()].filter((file) => file.slice(0, file.lastIndexOf("/")) === uri);
      return below.map((file) => ({ name: file.slice(uri.length + 1), kind: "file" }));
    },
  };
  client = await overIpc({ roots: ["vfs:/w"], initializationOptions: { fileSystem: true }, requests });
  await client.open("vfs:/w/Dockerfile", "dockerfile", DOCKERFILE);
  await client.open("vfs:/w/build/api.image", "plaintext", DOCKERFILE);
});
after(() => client.stop());

/** Writes a file behind the server's back and tells it, as a watcher does. */
async function write(uri: string, text: string | undefined): Promise<void> {
  if (text === undefined) files.delete(uri);
  else files.set(uri, text);
  await client.connection.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri, type: 2 }] });
}

const codesOf = async (uri: string): Promise<unknown[]> => (await client.pull(uri)).map(({ code }) => code);
const status = (uri: string): Promise<FileStatus | null> => client.connection.sendRequest(FILE_STATUS, { uri });
const RELATIVE = "dockerfile/relative-workdir";

test("a configuration file that appears, changes and goes acts at once, and the status names it", async () => {
  assert.ok((await codesOf("vfs:/w/Dockerfile")).includes(RELATIVE));
  assert.deepEqual(await status("vfs:/w/Dockerfile"), {
    preset: "learn",
    configFile: null,
    hadolintFile: null,
    otherFiles: [],
    ignored: false,
    enabled: true,
  });
  await write("vfs:/w/.dockwright.yaml", `preset: strict\nrules:\n  ${RELATIVE}: off\n`);
  assert.ok(!(await codesOf("vfs:/w/Dockerfile")).includes(RELATIVE));
  assert.deepEqual((await status("vfs:/w/Dockerfile"))?.preset, "strict");
  assert.equal((await status("vfs:/w/Dockerfile"))?.configFile, "vfs:/w/.dockwright.yaml");
  await write("vfs:/w/.dockwright.yaml", "ignore: [Dockerfile]\n");
  assert.deepEqual(await codesOf("vfs:/w/Dockerfile"), []);
  assert.equal((await status("vfs:/w/Dockerfile"))?.ignored, true);
  await write("vfs:/w/.dockwright.yaml", undefined);
  assert.ok((await codesOf("vfs:/w/Dockerfile")).includes(RELATIVE));
});

test("a document whose name says nothing is what the configuration calls it", async () => {
  assert.deepEqual(await codesOf("vfs:/w/build/api.image"), []);
  await write("vfs:/w/.dockwright.yaml", "files:\n  dockerfile: ['*.image']\n");
  assert.ok((await codesOf("vfs:/w/build/api.image")).includes(RELATIVE));
  assert.ok((await client.complete("vfs:/w/build/api.image", 2, 0)).some(({ label }) => label === "RUN"));
  await write("vfs:/w/.dockwright.yaml", undefined);
  assert.deepEqual(await codesOf("vfs:/w/build/api.image"), []);
});

test("mistakes in a configuration file are shown in it", async () => {
  const uri = "vfs:/w/.dockwright.yaml";
  await write(uri, "preset: strict\n");
  await client.open(uri, "yaml", "preset: strickt\nrules:\n  dockerfile/latest-tga: off\n");
  const found = await client.pull(uri);
  assert.deepEqual(
    found.map(({ code, severity, range }) => [code, severity, range.start.line]),
    [
      ["dockwright/configuration", 1, 0],
      ["dockwright/configuration", 2, 2],
    ],
  );
  assert.match(String(found[1]?.message), /Did you mean `dockerfile\/latest-tag`/);
  await client.change(uri, 2, "preset: quiet\n");
  assert.deepEqual(await client.pull(uri), []);
  assert.equal((await status("vfs:/w/Dockerfile"))?.preset, "quiet", "also before it is saved");
  await client.close(uri);
  const hadolint = "vfs:/w/.hadolint.yaml";
  await client.open(hadolint, "yaml", "failure-threshold: loud\n");
  assert.equal((await client.pull(hadolint)).length, 1);
  await client.close(hadolint);
});

test("a file that is not open is checked and fixed as it is on disk", async () => {
  const uri = "vfs:/w/closed/Dockerfile";
  await write(uri, DOCKERFILE);
  const diagnostic = (await client.pull(uri)).find(({ code }) => code === RELATIVE);
  assert.ok(diagnostic);
  const [action] = await client.codeActions(uri, diagnostic);
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change && "textDocument" in change);
  assert.deepEqual(change.textDocument, { uri, version: null });
});
