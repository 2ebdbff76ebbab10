import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { hoverIn } from "../../../harness/hoverFiles.ts";

const FILES = {
  "package.json": null,
  "src/app.ts": null,
  "src/debug.log": null,
  "dist/app.js": null,
  "dist/maps/app.map": null,
  "node_modules/a/index.js": null,
  "web/node_modules/b/index.js": null,
};

async function says(marked: string, ...words: readonly string[]): Promise<void> {
  const markdown = (await hoverIn({ ...FILES, ".dockerignore": marked })) ?? "";
  for (const one of words) assert.ok(markdown.includes(one), `lacks “${one}”:\n${markdown}`);
}

describe("lines of an ignore file", () => {
  test("a folder, once, with everything in it", async () => {
    await says("node_mo█dules\n", "Hides: `node_modules/`.", "Only at the top", "`**/node_modules`");
  });

  test("any depth", async () => {
    await says("**/node_█modules/\n", "Hides: `node_modules/`, `web/node_modules/`.", "at any depth", "ending slash");
  });

  test("an exception, and the line that it is taken from", async () => {
    await says("dist\n!dist/█app.js\n", "shows again", "Shows: `dist/app.js`.", "an exception");
    await says("di█st/*\n!dist/app.js\n", "Hides: `dist/maps/`.", "Line 2 (`!dist/app.js`) shows: `dist/app.js`.");
    await says("!dis█t\ndist\n", "Shows nothing now.", "Line 2 (`dist`) hides again: `dist/`.");
  });

  test("what another line hides already, and what is not there", async () => {
    await says(
      "**/*.log\nsrc/debug.█log\n",
      "Hides nothing now.",
      "Line 1 (`**/*.log`) hides already: `src/debug.log`.",
    );
    await says("!src█\n", "Not hidden anyway: `src/`.");
    await says("tm█p\n", "Hides nothing now.");
  });

  test("comments and refused lines say nothing", async () => {
    for (const marked of ["# com█ment\n", "[a█\n"])
      assert.equal(await hoverIn({ ...FILES, ".dockerignore": marked }), undefined);
  });

  test("NAME.dockerignore speaks of the folder that NAME is built from", async () => {
    const markdown = await hoverIn({
      ...FILES,
      "docker/web.Dockerfile": "FROM scratch\nCOPY . /\n",
      "docker/web.Dockerfile.dockerignore": "di█st\n",
      "compose.yaml": "services:\n  web:\n    build: {context: ., dockerfile: docker/web.Dockerfile}\n",
    });
    assert.match(markdown ?? "", /Hides in the folder `w`: `dist\/`\./);
  });

  test("a text with the user's backticks stays a text", async () => {
    const markdown = await hoverIn({ "a`b": null, ".dockerignore": "a`█b\n" });
    assert.ok(markdown?.includes("Hides: `` a`b ``."), markdown);
  });
});

describe("sources of COPY", () => {
  const ignore = "node_modules\n**/*.log\n";
  const at = async (copy: string, files: Readonly<Record<string, string | null>> = {}) =>
    (await hoverIn({
      ...FILES,
      ".dockerignore": ignore,
      ...files,
      Dockerfile: `FROM node:24\nWORKDIR /app\n${copy}\n`,
    })) ?? "";
  const has = (markdown: string, ...words: readonly string[]) => {
    for (const one of words) assert.ok(markdown.includes(one), `lacks “${one}”:\n${markdown}`);
  };

  test("files, folders and wildcards, each with what becomes of it", async () => {
    has(
      await at("CO█PY package.json src *.json missing ./"),
      "No Compose file names it; here it is taken to be the folder of this file.",
      "`package.json`: a file, which becomes `/app/package.json`.",
      "`src`: a folder, with 1 file. Hidden: `src/debug.log` by line 2 of `.dockerignore`.",
      "`*.json` matches 1: `package.json`.",
      "`missing` is not there now",
    );
  });

  test("each source by itself", async () => {
    const markdown = await at("COPY package.json sr█c *.txt ./");
    has(markdown, "Source `src`", "`src`: a folder, with 1 file.", "No Compose file names it");
    assert.ok(!markdown.includes("package.json"), markdown);
    has(await at("COPY src *.t█xt ./"), "`*.txt` matches nothing: nothing is copied, and the build goes on.");
  });

  test("what is hidden stops the build", async () => {
    has(await at("COPY █node_modules /n/"), "a folder, but hidden by line 1 of `.dockerignore`: the build stops.");
    has(await at("COPY █src/debug.log /n/"), "a file, but hidden by line 2 of `.dockerignore`: the build stops.");
    has(await at("COPY █. ."), "`.`: the whole context, ", "Hidden: `node_modules/` by line 1");
  });

  test("a folder that is hidden but for exceptions", async () => {
    const files = { ".dockerignore": "dist\n!dist/app.js\n" };
    has(await at("COPY █dist /d", files), "a folder, hidden by line 1 of `.dockerignore` but for 1 file.");
  });

  test("the context that Compose says", async () => {
    const files = { "compose.yaml": "services:\n  api:\n    build: ./\n  job:\n    build: .\n" };
    has(
      await at("COPY █src /s", files),
      "Build context: the folder of this file, as `api` and `job` in `compose.yaml` say.",
    );
  });

  test("without a folder to look into, only what is true everywhere", async () => {
    const markdown = await hoverIn({ "x/y": null, "a/Dockerfile": "FROM scratch\nCO█PY --from=x a b\n" });
    assert.ok(!markdown?.includes("build context. No Compose"), markdown);
  });
});
