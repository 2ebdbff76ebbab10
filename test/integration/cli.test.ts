/** The command line as users start it: a process, its exit code, and what it prints. */
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUNDLE = join(ROOT, "dist", "cli.mjs");
const SOURCE = ["--import", import.meta.resolve("tsx"), join(ROOT, "server/src/main/cli.ts")];
const ENTRY = existsSync(BUNDLE) ? [BUNDLE] : SOURCE;

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with these files, taken for a repository so that nothing above it is read. */
function folderWith(files: Readonly<Record<string, string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "dockwright-cli-"));
  folders.push(folder);
  mkdirSync(join(folder, ".git"));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

function run(
  cwd: string,
  args: readonly string[],
  input = "",
  env: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...process.env, ...env } };
    const child = execFile(process.execPath, [...ENTRY, ...args], options, (error, out, err) => {
      resolve({ code: error ? Number(error.code) : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

/** `path rule` of each finding of a JSON report. */
function told({ out }: Outcome): readonly string[] {
  return (JSON.parse(out) as { path: string; rule: string }[]).map(({ path, rule }) => `${path} ${rule}`);
}

const BAD = 'FROM alpine:3.22\nUSER app\nCMD ["a"]\nCMD ["b"]\n';
const GOOD = 'FROM alpine:3.22\nUSER app\nCMD ["b"]\n';
const SEVERAL = "dockerfile/several-commands";

test("0 for nothing, 1 for findings, 2 with one line for wrong use", async () => {
  const cwd = folderWith({ "bad/Dockerfile": BAD, "good/Dockerfile": GOOD });
  const good = await run(cwd, ["check", "good"]);
  assert.deepEqual(good, { code: 0, out: "1 file checked, nothing found.\n", err: "" });
  const bad = await run(cwd, ["check", "--format", "json"]);
  assert.equal(bad.code, 1);
  assert.deepEqual(told(bad), [`bad/Dockerfile ${SEVERAL}`]);
  const wrong: readonly (readonly string[])[] = [
    [],
    ["chek"],
    ["--frob"],
    ["check", "nowhere"],
    ["check", "no/*.match"],
    ["check", "--fromat", "json"],
    ["check", "--format", "xml"],
    ["check", "--format"],
    ["check", "--quiet=yes"],
    ["check", "--output", "--quiet"],
    ["check", "--rule", "DL3007"],
    ["check", "--rule", "DL3007=loud"],
    ["check", "--rule", "no/such=off"],
    ["check", "--preset", "loud"],
    ["check", "--build-arg", "=x"],
    ["check", "--config", "none.yaml"],
    ["check", "--output", "no/folder/report"],
    ["check", "-", "good"],
    ["explain"],
    ["explain", "frobnicate"],
    ["lsp"],
  ];
  for (const args of wrong) {
    const { code, out, err } = await run(cwd, args);
    assert.deepEqual([code, out], [2, ""], args.join(" "));
    assert.match(err, /^dockwright: [^\n]+\n$/, args.join(" "));
  }
});

test("--help and --version everywhere", async () => {
  const cwd = folderWith({});
  for (const args of [["--help"], ["check", "--help"], ["explain", "-h"], ["lsp", "--help"], ["inspect", "--help"]]) {
    const { code, out } = await run(cwd, args);
    assert.equal(code, 0);
    assert.match(out, /^Usage: dockwright /);
  }
  assert.match((await run(cwd, ["--version"])).out, /^\d+\.\d+\.\d+/);
});

test("folders are walked as Git sees them, in stable order", async () => {
  const cwd = folderWith({
    ".gitignore": "/vendor/\n*.tmp.Dockerfile\n",
    "vendor/Dockerfile": BAD,
    "b/Dockerfile": BAD,
    "a/Dockerfile.dev": BAD,
    "a/.gitignore": "!keep.tmp.Dockerfile\n",
    "a/keep.tmp.Dockerfile": BAD,
    "a/lost/x.tmp.Dockerfile": BAD,
    "node_modules/x/Dockerfile": BAD,
    "a/Dockerfile.ts": "export {};\n",
    "a/b.yaml": "a: b\n",
  });
  const expected = ["a/Dockerfile.dev", "a/keep.tmp.Dockerfile", "b/Dockerfile"].map((path) => `${path} ${SEVERAL}`);
  assert.deepEqual(told(await run(cwd, ["check", "--format", "json"])), expected);
  assert.deepEqual(told(await run(cwd, ["check", "--format", "json", "b", "a", "."])), expected);
  assert.deepEqual(told(await run(cwd, ["check", "--format", "json", "**/Dockerfile*"])), [expected[0], expected[2]]);
  const below = await run(join(cwd, "a"), ["check", "--format", "json"]);
  assert.deepEqual(told(below), [`Dockerfile.dev ${SEVERAL}`, `keep.tmp.Dockerfile ${SEVERAL}`]);
  assert.deepEqual(told(await run(cwd, ["check", "--format", "json", "vendor/Dockerfile"])), [
    `vendor/Dockerfile ${SEVERAL}`,
  ]);
});

test("standard input is checked under its name, with the configuration of that place", async () => {
  const cwd = folderWith({ ".dockwright.yaml": `overrides: [{files: [quiet/**], rules: {${SEVERAL}: off}}]\n` });
  const loud = await run(cwd, ["check", "-", "--format", "json", "--stdin-path", "loud/Dockerfile"], BAD);
  assert.deepEqual([loud.code, told(loud)], [1, [`loud/Dockerfile ${SEVERAL}`]]);
  const quiet = await run(cwd, ["check", "-", "--format", "json", "--stdin-path", "quiet/Dockerfile"], BAD);
  assert.deepEqual([quiet.code, told(quiet)], [0, []]);
  const compose = await run(cwd, ["check", "-", "--format", "json", "--stdin-path", "compose.yaml"], "servces: {}\n");
  assert.deepEqual([compose.code, told(compose)], [1, ["compose.yaml compose/unknown-key"]]);
});

test("--fix writes the file, keeps its byte order mark, and tells what is left", async () => {
  const cwd = folderWith({ Dockerfile: `\ufeff${BAD}` });
  const { code, out, err } = await run(cwd, ["check", "--fix"]);
  assert.deepEqual([code, out, err], [0, "1 file checked, nothing found.\n", "dockwright: fixed 1 file\n"]);
  const fixed = readFileSync(join(cwd, "Dockerfile"), "utf8");
  assert.ok(fixed.startsWith("\ufeffFROM alpine:3.22\n"));
  assert.equal(fixed.match(/^CMD/gm)?.length, 1);
  const piped = await run(cwd, ["check", "-", "--fix"], BAD);
  assert.equal(piped.code, 0);
  assert.equal(piped.out.match(/^CMD/gm)?.length, 1);
});

test("--fix leaves alone what it could not write back byte for byte", async () => {
  const before = Buffer.concat([Buffer.from("# \xe9\n", "latin1"), Buffer.from(BAD)]);
  const cwd = folderWith({ Dockerfile: before });
  const { code, err } = await run(cwd, ["check", "--fix"]);
  assert.equal(code, 2);
  assert.match(err, /^dockwright: cannot fix Dockerfile: it is not valid UTF-8\n$/);
  assert.deepEqual(readFileSync(join(cwd, "Dockerfile")), before);
});

test("format rewrites, --check only names, and .editorconfig counts", async () => {
  const untidy = "FROM  alpine:3.22\nRUN x  ";
  const cwd = folderWith({
    "a/Dockerfile": untidy,
    "b/Dockerfile": "FROM a\n",
    ".editorconfig": "[*]\ninsert_final_newline = false\n",
  });
  const named = await run(cwd, ["format", "--check", "a/Dockerfile", "b/Dockerfile"]);
  assert.deepEqual(named, { code: 1, out: "a/Dockerfile\n", err: "" });
  assert.equal(readFileSync(join(cwd, "a/Dockerfile"), "utf8"), untidy);
  assert.deepEqual(await run(cwd, ["format", "a/Dockerfile"]), { code: 0, out: "", err: "" });
  assert.equal(readFileSync(join(cwd, "a/Dockerfile"), "utf8"), "FROM alpine:3.22\nRUN x");
  assert.equal((await run(cwd, ["format", "--check", "a/Dockerfile"])).code, 0);
});

test("command line beats .dockwright.yaml beats .hadolint.yaml", async () => {
  const hadolint = "ignored: [DL4003]\nfailure-threshold: error\n";
  const cwd = folderWith({ Dockerfile: BAD, ".hadolint.yaml": hadolint });
  const severities = async (...args: string[]) => {
    const { code, out } = await run(cwd, ["check", "--format", "json", ...args]);
    return [code, ...(JSON.parse(out) as { severity: string }[]).map(({ severity }) => severity)];
  };
  assert.deepEqual(await severities(), [0]);
  writeFileSync(join(cwd, ".dockwright.yaml"), `rules: {${SEVERAL}: warning}\n`);
  assert.deepEqual(await severities(), [0, "warning"], "failure-threshold: error");
  assert.deepEqual(await severities("--fail-on", "warning"), [1, "warning"]);
  assert.deepEqual(await severities("--rule", "DL4003=error"), [1, "error"]);
  assert.deepEqual(await severities("--rule", "dockerfile/*=off"), [0]);
  writeFileSync(join(cwd, "other.yaml"), `rules: {${SEVERAL}: hint}\n`);
  assert.deepEqual(await severities("--config", "other.yaml"), [0, "hint"]);
});

test("ignored files are left alone; files gives unusual names a language; a broken file is a finding", async () => {
  const cwd = folderWith({
    ".dockwright.yaml":
      "ignore: [legacy]\nfiles: {dockerfile: ['*.image']}\nrules: {dockerfile/several-comands: off}\n",
    "legacy/Dockerfile": BAD,
    "web.image": BAD,
    "notes.txt": "FROM here to there\n",
  });
  const found = await run(cwd, ["check", "--format", "json"]);
  assert.deepEqual(told(found), [".dockwright.yaml dockwright/configuration", `web.image ${SEVERAL}`]);
  assert.match(found.out, /Did you mean `dockerfile\/several-commands`\?/);
  assert.deepEqual(told(await run(cwd, ["check", "--format", "json", "legacy/Dockerfile"])), []);
});

test("--output writes the report, --quiet tells only what fails, build arguments count", async () => {
  const cwd = folderWith({ Dockerfile: BAD, "old/compose.yaml": 'version: "3"\nservices: {a: {image: "b:1"}}\n' });
  const written = await run(cwd, ["check", "--format", "sarif", "--output", "report.sarif"]);
  assert.deepEqual(written, { code: 1, out: "", err: "" });
  assert.equal(JSON.parse(readFileSync(join(cwd, "report.sarif"), "utf8")).version, "2.1.0");
  assert.equal((await run(cwd, ["check", "--quiet", "old"])).out, "");
  assert.match((await run(cwd, ["check", "--quiet"])).out, /several-commands/);
  assert.equal((await run(cwd, ["check", "--build-arg", "A=b", "--format", "json", "old"])).code, 0);
  const plain = await run(cwd, ["check"], "", { FORCE_COLOR: "1" });
  assert.equal(plain.out.includes("\u001b"), false, "no terminal, no colours");
});

test("explain knows rules, foreign names, instructions and Compose keys", async () => {
  const cwd = folderWith({});
  for (const name of [SEVERAL, "several-commands", "dl4003"]) {
    assert.match((await run(cwd, ["explain", name])).out, /^# .*\n/);
  }
  assert.match((await run(cwd, ["explain", "copy"])).out, /^# COPY /);
  assert.match((await run(cwd, ["explain", "services.ports"])).out, /^# /);
  assert.match((await run(cwd, ["explain", "several-comands"])).err, /did you mean several-commands\?/);
});

test("lsp --stdio answers", { timeout: 60_000 }, async () => {
  const frame = (message: object) => {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
  };
  const child = spawn(process.execPath, [...ENTRY, "lsp", "--stdio"], { cwd: ROOT });
  const closed = once(child, "exit");
  const params = { processId: null, rootUri: null, capabilities: {} };
  child.stdin.write(frame({ id: 1, method: "initialize", params }));
  let answer = "";
  // The answer may come in pieces: header and body are two writes.
  for await (const piece of child.stdout) {
    answer += piece;
    if (answer.includes("serverInfo")) break;
  }
  child.kill();
  await closed;
  assert.match(answer, /"serverInfo":\{"name":"dockwright"/);
});

/** The fenced block of the page that is titled so. */
function documented(path: string): string {
  const page = readFileSync(join(ROOT, "docs/continuous-integration.md"), "utf8");
  const block = page.split(`\`\`\`yaml file=${path}\n`)[1]?.split("\n```")[0];
  assert.ok(block !== undefined, path);
  return block;
}

test("the examples for CI do what their page says", async () => {
  const workflow = parse(documented(".github/workflows/docker-files.yml"));
  const steps: readonly { readonly run?: string }[] = workflow.jobs.check.steps;
  const step = steps.find(({ run: line }) => line?.includes("dockwright"))?.run ?? "";
  const [hook] = parse(documented(".pre-commit-config.yaml")).repos[0].hooks;
  const cwd = folderWith({
    ".dockwright.yaml": documented(".dockwright.yaml"),
    "a.image": BAD,
    "vendor/Dockerfile": BAD,
  });
  const words = (line: string) => line.replace(/^npx dockwright /, "").split(" ");
  const annotated = await run(cwd, words(step));
  assert.equal(annotated.code, 1);
  assert.match(annotated.out, /^::warning file=a\.image,line=3,endLine=3,.*\n$/);
  const hooked = await run(cwd, words(hook.entry));
  assert.equal(hooked.code, 1);
  assert.match(hooked.out, /several-commands/);
  const pattern = new RegExp(hook.files.replace("(?i)", ""), "i");
  for (const path of ["a/Dockerfile", "x.containerfile", "docker-compose.prod.yml"]) assert.match(path, pattern);
  writeFileSync(join(cwd, "a.image"), GOOD);
  assert.deepEqual([(await run(cwd, words(step))).code, (await run(cwd, words(hook.entry))).code], [0, 0]);
});
