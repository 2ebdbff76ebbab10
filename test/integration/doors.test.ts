/** The three doors (API, command line, language server over IPC, stdio and in a worker) give the same findings. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import type * as Api from "../../server/src/main/api.ts";
import { type LspClient, overIpc, overStdio } from "../harness/lspClient.ts";
import { ROOT } from "../harness/sources.ts";
import { overWorker } from "../harness/workerClient.ts";
import { FILES, LANGUAGE_IDS, SEVERITY_NAMES, tell } from "./scenario.ts";

const folder = mkdtempSync(join(tmpdir(), "dockwright-doors-"));
let expected: string[] = [];

before(async () => {
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const api = (await import(pathToFileURL(join(ROOT, "dist/api.mjs")).href)) as typeof Api;
  expected = (await api.check(FILES)).map(tell).sort();
});
after(() => rmSync(folder, { recursive: true, force: true }));

test("the API finds what was put into the files, and nothing in files that are not ours", () => {
  const rules = new Set(expected.map((line) => line.split(" ").slice(0, 2).join(" ")));
  for (const finding of [
    "Dockerfile dockerfile/unknown-instruction",
    "Dockerfile dockerfile/maintainer-instruction",
    "Dockerfile dockerfile/legacy-key-value",
    "Dockerfile dockerfile/several-commands",
    "Dockerfile dockerfile/latest-tag",
    "Dockerfile dockerfile/global-arg-not-redeclared",
    "compose.yaml compose/obsolete-version",
    "compose.yaml compose/unknown-key",
    "compose.yaml compose/undefined-network",
    "compose.yaml compose/healthy-without-healthcheck",
  ]) {
    assert.ok(rules.has(finding), `${finding} is missing in ${[...rules].join(", ")}`);
  }
  assert.ok(![...rules].some((line) => /^(Dockerfile\.ts|k8s)/.test(line)));
});

test("the command line gives the same findings", async () => {
  const output = await new Promise<string>((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, "dist/cli.mjs"), "check", "--format", "json", "."],
      { cwd: folder },
      (_, stdout) => resolve(stdout),
    );
  });
  const parsed = JSON.parse(output) as Api.Finding[] | { findings: Api.Finding[] };
  const findings = Array.isArray(parsed) ? parsed : parsed.findings;
  assert.deepEqual(findings.map(tell).sort(), expected);
});

/** Opens every file in the client and tells what it pulls. */
async function told(client: LspClient, root: string): Promise<string[]> {
  const uri = (path: string) => `${root}/${path}`;
  for (const [path, text] of Object.entries(FILES)) await client.open(uri(path), LANGUAGE_IDS[path] ?? "", text);
  const lines: string[] = [];
  for (const path of Object.keys(FILES)) {
    for (const { range, code, severity } of await client.pull(uri(path)))
      lines.push(tell({ path, rule: String(code), severity: SEVERITY_NAMES[severity ?? 0] ?? "", range }));
  }
  return lines.sort();
}

for (const [name, start] of [
  ["IPC", overIpc],
  ["stdio", overStdio],
] as const) {
  test(`the language server over ${name} gives the same findings`, async () => {
    const root = pathToFileURL(folder).href;
    const client = await start({ roots: [root] });
    try {
      assert.deepEqual(await told(client, root), expected);
    } finally {
      await client.stop();
    }
  });
}

test("the language server in a web worker gives the same findings", async () => {
  const client = await overWorker({ roots: ["vscode-vfs://test/shop"] });
  try {
    assert.deepEqual(await told(client, "vscode-vfs://test/shop"), expected);
  } finally {
    await client.stop();
  }
});
