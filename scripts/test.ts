/**
 * `npm test`: everything, in an order that fails early. `npm test -- unit integration` runs only those parts.
 * The last line sums the tests of all runners: `N passed, N failed, N skipped`.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Steps that are one check each: exit code 0 is one test passed. */
const CHECKS: Readonly<Record<string, readonly string[]>> = {
  build: ["tsx", "scripts/build.ts"],
  generated: ["tsx", "scripts/generate.ts", "--check"],
  types: ["tsc", "-b"],
  style: ["biome", "check", "."],
  unused: ["knip"],
};

const PARTS = [...Object.keys(CHECKS), "unit", "structure", "conformance", "integration", "package", "vscode"];

/** Runs a command, showing its output, and gives exit code and output. */
function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const bin = join(root, "node_modules", ".bin");
    const env = {
      ...process.env,
      PATH: `${bin}${process.platform === "win32" ? ";" : ":"}${process.env["PATH"] ?? ""}`,
    };
    const child = spawn(command, args, {
      cwd: root,
      env,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    let output = "";
    child.stdout.on("data", (data: Buffer) => {
      output += data;
      process.stdout.write(data);
    });
    child.stderr.on("data", (data: Buffer) => process.stderr.write(data));
    child.on("error", (error) => resolve({ code: 1, output: String(error) }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Test files below a folder of test/. */
function testFiles(folder: string): string[] {
  const top = join(root, "test", folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".test.ts"))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

/** Folders whose tests touch nothing outside their process: one process runs them all. */
const PURE = ["unit", "structure"];

/** node:test counts, from the closing lines of its reporter. */
async function runNodeTests(folder: string): Promise<Counts> {
  const files = testFiles(folder);
  if (files.length === 0) return { passed: 0, failed: 0, skipped: 0 };
  const together = PURE.includes(folder);
  const { code, output } = await run(process.execPath, [
    "--import",
    "tsx",
    ...(together ? [] : ["--test"]),
    "--test-reporter=dot",
    "--test-reporter-destination=stderr",
    "--test-reporter=tap",
    "--test-reporter-destination=stdout",
    ...(together ? ["test/harness/oneProcess.ts"] : []),
    ...files,
  ]);
  const count = (name: string) => Number(new RegExp(`^# ${name} (\\d+)$`, "m").exec(output)?.[1] ?? 0);
  const counts = {
    passed: count("pass"),
    failed: count("fail") + count("cancelled"),
    skipped: count("skipped") + count("todo"),
  };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** A runner that closes with the plain line. */
async function runCounted(command: string, args: readonly string[]): Promise<Counts> {
  const { code, output } = await run(command, args);
  const match = [...output.matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(-1);
  const counts = { passed: Number(match?.[1] ?? 0), failed: Number(match?.[2] ?? 0), skipped: Number(match?.[3] ?? 0) };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function runPart(part: string): Promise<Counts> {
  const check = CHECKS[part];
  if (check) {
    const { code } = await run(check[0] ?? "", check.slice(1));
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  }
  if (part === "package") {
    const { code } = await run("tsx", ["scripts/package.ts"]);
    const packed = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    return add(packed, await runCounted("tsx", ["test/vscode/vsix.ts"]));
  }
  if (part !== "vscode") return runNodeTests(part);
  const newest = await runCounted("tsx", ["test/vscode/run.ts", "newest"]);
  const oldest = await runCounted("tsx", ["test/vscode/run.ts", "oldest"]);
  return add(newest, oldest);
}

function add(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`No part of the tests is called ${unknown.join(", ")}; there are ${PARTS.join(", ")}.`);
  process.exit(2);
}
let total: Counts = { passed: 0, failed: 0, skipped: 0 };
const bad: string[] = [];
for (const part of wanted.length > 0 ? wanted : PARTS) {
  console.log(`\n== ${part}`);
  const counts = await runPart(part);
  if (counts.failed > 0) bad.push(part);
  total = add(total, counts);
}
if (bad.length > 0) console.log(`\nFailed: ${bad.join(", ")}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
