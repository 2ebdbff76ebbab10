/**
 * Runs the suite in a real VS Code: `npx tsx test/vscode/run.ts [newest|oldest]`.
 *
 * Usually on the VS Code that install.ts gets from npm. With DOCKWRIGHT_VSCODE=download, @vscode/test-electron
 * downloads the desktop VS Code instead; the suite is the same. The last line is `N passed, N failed, N skipped`.
 * `npm run build` must have been run.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import { findChromium } from "./chromium.ts";
import { EDITIONS, type EditionName, editionName, installVSCode } from "./install.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const BUNDLES = path.join(ROOT, "dist/test/vscode");

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

async function bundleSuite(): Promise<string> {
  const folder = path.join(import.meta.dirname, "suite");
  const files = fs.readdirSync(folder).filter((file) => file === "index.ts" || file.endsWith(".test.ts"));
  fs.rmSync(BUNDLES, { recursive: true, force: true });
  await build({
    entryPoints: files.map((file) => path.join(folder, file)),
    outdir: BUNDLES,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    sourcemap: "inline",
    external: ["vscode", "mocha"],
    logLevel: "warning",
  });
  return path.join(BUNDLES, "index.cjs");
}

async function runSuite(edition: EditionName, scratch: string): Promise<Counts> {
  if (!fs.existsSync(path.join(ROOT, "dist/client/node.cjs"))) throw new Error('"npm run build" must come first.');
  const results = path.join(scratch, "results.json");
  const workspace = path.join(scratch, "examples");
  // A copy: the tests edit, and write settings.
  fs.cpSync(path.join(ROOT, "examples"), workspace, { recursive: true });
  const download = process.env.DOCKWRIGHT_VSCODE === "download";
  if (!download) {
    installVSCode(edition);
    findChromium();
  }
  try {
    await runTests({
      ...(download
        ? { version: edition === "newest" ? "stable" : EDITIONS.oldest.vscode }
        : { vscodeExecutablePath: standIn(scratch) }),
      extensionDevelopmentPath: ROOT,
      extensionTestsPath: await bundleSuite(),
      extensionTestsEnv: { VSCODE_TEST_RESULTS: results, DOCKWRIGHT_EDITION: edition },
      launchArgs: [
        workspace,
        `--user-data-dir=${path.join(scratch, "data")}`,
        `--extensions-dir=${path.join(scratch, "extensions")}`,
      ],
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return readCounts(results, 1);
  }
  return readCounts(results, 0);
}

/** The executable that @vscode/test-electron is to start. Windows needs a batch file for a script. */
function standIn(scratch: string): string {
  const script = path.join(import.meta.dirname, "code.mjs");
  if (process.platform !== "win32") return script;
  const batch = path.join(scratch, "code.cmd");
  fs.writeFileSync(batch, `@"${process.execPath}" "${script}" %*\r\n`);
  return batch;
}

/** A run that gave no counts, or that failed without a failed test, counts as one failure. */
function readCounts(file: string, code: number): Counts {
  if (!fs.existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const counts = JSON.parse(fs.readFileSync(file, "utf8")) as Counts;
  return { ...counts, failed: Math.max(counts.failed, code) };
}

const edition = editionName(process.argv[2]);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "dockwright-suite-"));
try {
  const { passed, failed, skipped } = await runSuite(edition, scratch);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
} finally {
  fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}
