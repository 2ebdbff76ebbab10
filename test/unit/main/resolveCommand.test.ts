import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { main } from "../../../server/src/main/cli/main.ts";

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dockwright-resolve-"));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

async function run(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  let out = "";
  let err = "";
  const code = await main(["resolve", ...args], {
    cwd,
    env,
    terminal: false,
    progress: false,
    readStdin: () => Promise.resolve(new Uint8Array()),
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

const FILES = {
  "compose.yaml":
    "name: shop\nservices:\n  web:\n    image: nginx:${TAG}\n    command: echo $$HOME\n    env_file: web.env\n",
  "prod.yaml": "services:\n  web:\n    restart: always\n",
  "web.env": "A=1\n",
  ".env": "TAG=1.28\n",
  "bad.yaml": "services:\n  web:\n    imge: x\n",
  "inside/readme.txt": "",
};

test("resolve prints the merged project with the variables of the process, dollars doubled, env files taken in", async () => {
  const { code, out, err } = await run(folderWith(FILES), ["-f", "compose.yaml", "-f", "prod.yaml"], { TAG: "1.29" });
  assert.equal(code, 0, err);
  const lines = out.split("\n").map((line) => line.trim());
  for (const line of ["image: nginx:1.29", "restart: always", '- "$$HOME"', 'A: "1"'])
    assert.ok(lines.includes(line), `${line} in ${out}`);
  assert.ok(!out.includes("env_file"));
});

test("the project of a folder above is found", async () => {
  const { out } = await run(join(folderWith(FILES), "inside"), ["--format", "json"]);
  assert.equal((JSON.parse(out) as { services: { web: { image: string } } }).services.web.image, "nginx:1.28");
});

test("1 with all refusals on standard error; 2 for wrong use and where there is no project", async () => {
  const cwd = folderWith(FILES);
  const bad = await run(cwd, ["-f", "bad.yaml"]);
  assert.equal(bad.code, 1);
  assert.match(bad.err, /^bad\.yaml:3: .*"imge".*\n/m);
  assert.equal(bad.out, "");
  assert.equal((await run(cwd, ["-f", "absent.yaml"])).code, 2);
  assert.equal((await run(cwd, ["compose.yaml"])).code, 2);
  assert.equal((await run(folderWith({}), [])).code, 2);
});
