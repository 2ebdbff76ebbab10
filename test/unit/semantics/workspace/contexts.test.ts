import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { entriesBelow, matchingEntries } from "../../../../server/src/semantics/workspace/contextFiles.ts";
import { buildContexts } from "../../../../server/src/semantics/workspace/contexts.ts";
import { envUsers } from "../../../../server/src/semantics/workspace/envUsers.ts";
import type { Reader } from "../../../../server/src/workspace/derive.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../../../server/src/workspace/session.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { relativePath, resolvePath, type Uri } from "../../../../server/src/workspace/uri.ts";

type Files = Readonly<Record<string, string | null>>;

function settled<T>(files: Files, compute: (reader: Reader) => T): Promise<T> {
  return new Session(new MemoryFileSystem(files), Snapshot.empty([MEMORY_ROOT])).settle(compute);
}

const at = (path: string): Uri => resolvePath(MEMORY_ROOT, path);
const shown = (uri: Uri | undefined) => (uri === MEMORY_ROOT ? "." : uri && relativePath(MEMORY_ROOT, uri));

/** "folder services ignore-file" of each context, with "?" where nobody names it. */
async function contexts(files: Files, dockerfile: string): Promise<readonly string[]> {
  const { known, all } = await settled({ [dockerfile]: "", ...files }, (reader) =>
    reader.derive(buildContexts, at(dockerfile)),
  );
  return all.map(
    ({ folder, services, ignore }) =>
      `${known ? "" : "?"}${shown(folder)} ${services.map(({ service }) => service).join("+")} ${shown(ignore?.uri) ?? "-"}`,
  );
}

describe("build contexts", () => {
  test("nobody says it: the folder of the Dockerfile is a guess", async () => {
    assert.deepEqual(await contexts({ "web/.dockerignore": "" }, "web/Dockerfile"), ["?web  web/.dockerignore"]);
    assert.deepEqual(await contexts({}, "Dockerfile"), ["?.  -"]);
  });

  test("Compose says it, once for each folder", async () => {
    const files = {
      "compose.yaml":
        "services:\n  a: {build: web}\n  b: {build: {context: ., dockerfile: web/Dockerfile}}\n  c: {build: ./web/}\n",
      ".dockerignore": "",
    };
    assert.deepEqual(await contexts(files, "web/Dockerfile"), ["web a+c -", ". b .dockerignore"]);
  });

  test("variables and addresses are not known, an override without context says nothing", async () => {
    const files = {
      "compose.yaml": "services:\n  a: {build: $WHERE}\n  b: {build: 'https://example.com/x.git'}\n",
      "compose.override.yaml": "services:\n  a: {build: {target: dev}}\n",
    };
    assert.deepEqual(await contexts(files, "Dockerfile"), ["?.  -"]);
  });

  test("NAME.dockerignore takes the place of the context's file; Podman has a name of its own", async () => {
    const files = {
      "compose.yaml": "services:\n  a: {build: {context: ., dockerfile: docker/web.Dockerfile}}\n",
      ".dockerignore": "",
      ".containerignore": "",
    };
    const own = { ...files, "docker/web.Dockerfile.dockerignore": "" };
    assert.deepEqual(await contexts(files, "docker/web.Dockerfile"), [". a .dockerignore"]);
    assert.deepEqual(await contexts(own, "docker/web.Dockerfile"), [". a docker/web.Dockerfile.dockerignore"]);
    assert.deepEqual(await contexts(files, "Containerfile"), ["?.  .containerignore"]);
  });
});

describe("files of a context", () => {
  const many = Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`node_modules/p${i}/index.js`, null]));
  const files = {
    ...many,
    "src/a.js": null,
    "src/b/c.js": null,
    "a b.js": null,
    ".dockerignore": "node_modules\nsrc/b\n",
  };
  const listed = (source: string) =>
    settled(files, (reader) => {
      const [context] = reader.derive(buildContexts, at("Dockerfile")).all;
      assert.ok(context);
      return [matchingEntries(reader, context, source), entriesBelow(reader, context, ""), reader] as const;
    });

  test("what is hidden is listed and not entered, so that a large folder costs nothing", async () => {
    const [, { entries, complete }] = await listed("x");
    assert.equal(complete, true);
    assert.deepEqual(entries.map(({ path, hidden }) => `${path}${hidden ? " hidden" : ""}`).sort(), [
      ".dockerignore",
      "a b.js",
      "node_modules hidden",
      "src",
      "src/a.js",
      "src/b hidden",
    ]);
  });

  test("an exception below a hidden folder lets it be entered, up to a limit", async () => {
    const open = { ...files, ".dockerignore": "node_modules\n!node_modules/p1/index.js\n" };
    const found = await settled(open, (reader) => {
      const [context] = reader.derive(buildContexts, at("Dockerfile")).all;
      assert.ok(context);
      return entriesBelow(reader, context, "node_modules");
    });
    assert.equal(found.complete, false);
    assert.equal(found.entries.length, 2000);
  });

  test("sources match segment by segment", async () => {
    const paths = async (source: string) => (await listed(source))[0].entries.map(({ path }) => path);
    assert.deepEqual(await paths("src"), ["src"]);
    assert.deepEqual(await paths("*/*.js"), ["src/a.js"]);
    assert.deepEqual(await paths("s?c/[ab]"), ["src/b"]);
    assert.deepEqual(await paths("**.js"), ["a b.js"]);
    assert.deepEqual(await paths("src/none/x"), []);
  });
});

test("who reads a file of variables", async () => {
  const files = {
    "compose.yaml":
      "services:\n  a: {env_file: web/.env}\n  b: {env_file: [x.env, {path: web/.env, format: raw}]}\n  c: {image: d}\n",
    "web/compose.yaml": "services: {}\n",
    "web/.env": "",
  };
  const { projects, services } = await settled(files, (reader) => envUsers(reader, at("web/.env")));
  assert.deepEqual(projects.map(shown), ["web/compose.yaml"]);
  assert.deepEqual(
    services.map(({ service, file, raw }) => `${service} ${shown(file)}${raw ? " raw" : ""}`),
    ["a compose.yaml", "b compose.yaml raw"],
  );
});
