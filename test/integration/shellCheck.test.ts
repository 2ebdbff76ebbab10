/** ShellCheck from the command line and in the server: played by a program that finds fault with every `$X` that is not in quotes. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { overStdio } from "../harness/lspClient.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUNDLE = join(ROOT, "dist", "cli.mjs");
const SOURCE = ["--import", import.meta.resolve("tsx"), join(ROOT, "server/src/main/cli.ts")];
const ENTRY = existsSync(BUNDLE) ? [BUNDLE] : SOURCE;

const FAKE = `#!/usr/bin/env node
const { readFileSync, writeFileSync } = require("node:fs");
const script = readFileSync(0, "utf8");
writeFileSync(${JSON.stringify("SEEN")}, script);
const comments = script.split("\\n").flatMap((line, i) => {
  const at = line.indexOf("$X");
  if (at < 0 || line[at - 1] === '"') return [];
  const place = { line: i + 1, endLine: i + 1, column: at + 1, endColumn: at + 3 };
  const quote = (column) => ({ line: i + 1, endLine: i + 1, column, endColumn: column, replacement: '"' });
  const fix = { replacements: [quote(at + 1), quote(at + 3)] };
  return [{ ...place, level: "info", code: 2086, message: "Quote " + process.argv.slice(2).join(" "), fix }];
});
process.stdout.write(JSON.stringify({ comments }));
process.exit(comments.length > 0 ? 1 : 0);
`;

const folder = mkdtempSync(join(tmpdir(), "dockwright-shellcheck-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const seen = join(folder, "seen.sh");
mkdirSync(join(folder, ".git"));
mkdirSync(join(folder, "bin"));
writeFileSync(join(folder, "bin", "shellcheck"), FAKE.replace('"SEEN"', JSON.stringify(seen)));
chmodSync(join(folder, "bin", "shellcheck"), 0o755);
const DOCKERFILE = `FROM alpine:3.24
ARG NAME=é
SHELL ["/bin/ash", "-eo", "pipefail", "-c"]
RUN --network=none \\
    # a comment
    echo é \\
      $X
`;
writeFileSync(join(folder, "Dockerfile"), DOCKERFILE);

function check(args: readonly string[], path: string): Promise<{ readonly code: number; readonly out: string }> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, PATH: path } };
    execFile(process.execPath, [...ENTRY, "check", ...args], options, (error, out) => {
      resolve({ code: error ? Number(error.code) : 0, out });
    });
  });
}

const withFake = `${join(folder, "bin")}${delimiter}${process.env["PATH"] ?? ""}`;

interface Told {
  readonly rule: string;
  readonly aliases: readonly string[];
  readonly severity: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

const ofShellCheck = (out: string) => (JSON.parse(out) as Told[]).filter(({ rule }) => rule === "shell/shellcheck");

test("its comments appear at their columns, and it gets the script as the shell would", async () => {
  const { out } = await check(["--shellcheck", "--format", "json"], withFake);
  const [finding, ...others] = ofShellCheck(out);
  assert.deepEqual(others, []);
  assert.deepEqual(finding?.aliases, ["SC2086"]);
  assert.equal(finding?.severity, "information");
  assert.deepEqual(finding?.range.start, { line: 6, character: 6 });
  assert.match(finding?.message ?? "", /^SC2086: Quote --norc -f json1 -S style -$/);
  const script = readFileSync(seen, "utf8").split("\n");
  assert.equal(script[0], "#!/bin/ash");
  assert.ok(script.includes("export NAME=1") && script.includes("export HTTP_PROXY=1"));
  assert.match(script.at(-1) ?? "", /^echo é +\$X$/);
});

test("its replacements are fixes that may change the image", async () => {
  await check(["--shellcheck", "--fix", "--rule", "shell/*=information", "-q"], withFake);
  assert.equal(readFileSync(join(folder, "Dockerfile"), "utf8"), DOCKERFILE);
  await check(
    ["--shellcheck", "--fix-unsafe", "--preset", "quiet", "--rule", "shell/shellcheck=information", "-q"],
    withFake,
  );
  assert.match(readFileSync(join(folder, "Dockerfile"), "utf8"), / {6}"\$X"\n$/);
  writeFileSync(join(folder, "Dockerfile"), DOCKERFILE);
});

test("without the option, and without the program, nothing is said and nothing fails", async () => {
  const without = await check(["--format", "json"], withFake);
  assert.deepEqual(ofShellCheck(without.out), []);
  const absent = await check(["--shellcheck", "--format", "json"], join(folder, "nowhere"));
  assert.deepEqual(ofShellCheck(absent.out), []);
  assert.equal(absent.code, 0);
});

test("in the server the setting switches it on and off, and an edited script is asked about again", async () => {
  const before = process.env["PATH"];
  process.env["PATH"] = withFake;
  const client = await overStdio({ roots: [pathToFileURL(folder).href] });
  process.env["PATH"] = before;
  try {
    const uri = pathToFileURL(join(folder, "Dockerfile")).href;
    const codes = async () =>
      (await client.pull(uri))
        .filter(({ message }) => String(message).includes("SC2086"))
        .map(({ range }) => range.start.line);
    await client.open(uri, "dockerfile", DOCKERFILE);
    assert.deepEqual(await codes(), [], "off by default");
    client.settings = { shellcheck: { enable: true } };
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    assert.deepEqual(await codes(), [6]);
    await client.change(uri, 2, DOCKERFILE.replace("$X", '"$X"'));
    assert.deepEqual(await codes(), []);
    await client.change(uri, 3, `${DOCKERFILE}RUN echo $X\n`);
    assert.deepEqual(await codes(), [6, 7]);
    client.settings = {};
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    assert.deepEqual(await codes(), []);
  } finally {
    await client.stop();
  }
});
