/**
 * Installs the packaged extension into an empty VS Code, as a user does, and looks at the window:
 * `npm run package && npx tsx test/vscode/vsix.ts [FILE.vsix] [newest|oldest]`. The folder is not trusted, so this
 * shows Restricted Mode too. The last line is `N passed, N failed, N skipped`.
 */
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { editionName, type Installation, installVSCode } from "./install.ts";
import { startServer } from "./server.ts";
import { openFile, openWorkbench } from "./workbench.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
const SIZE_LIMIT = 3_000_000;

interface Place {
  readonly vscode: Installation;
  readonly vsix: string;
  readonly scratch: string;
}

type Check = (place: Place) => void | Promise<void>;

/** In order; each builds on those before. */
const CHECKS: Readonly<Record<string, Check>> = {
  "the package is under 3 MB": ({ vsix }) => {
    const { size } = fs.statSync(vsix);
    if (size >= SIZE_LIMIT) throw new Error(`it has ${size} bytes`);
  },
  "VS Code installs it": ({ vscode, vsix, scratch }) => {
    const { name, publisher, version } = manifest();
    cli(vscode, scratch, "--install-extension", vsix);
    const listed = cli(vscode, scratch, "--list-extensions", "--show-versions");
    if (!listed.includes(`${publisher}.${name}@${version}`)) throw new Error(`VS Code lists only: ${listed}`);
  },
  "a mistake in a sample Dockerfile is underlined, in Restricted Mode": ({ vscode, scratch }) =>
    seeSquiggle(vscode, scratch, "proxy/Dockerfile"),
  "a mistake in the sample Compose file is underlined, in Restricted Mode": ({ vscode, scratch }) =>
    seeSquiggle(vscode, scratch, "compose.yaml"),
};

function manifest(): { name: string; publisher: string; version: string } {
  return JSON.parse(fs.readFileSync(path.join(ROOT, "package.json"), "utf8")) as ReturnType<typeof manifest>;
}

function cli({ node, main }: Installation, scratch: string, ...args: string[]): string {
  const folders = [
    "--extensions-dir",
    path.join(scratch, "extensions"),
    "--server-data-dir",
    path.join(scratch, "server"),
  ];
  return execFileSync(node, [main, ...args, ...folders, "--accept-server-license-terms"], { encoding: "utf8" });
}

/** A window that shows a whole sample file: a squiggle out of sight has no element on the page. */
const TALL = { width: 1200, height: 1900 };

async function seeSquiggle(vscode: Installation, scratch: string, file: string): Promise<void> {
  const server = await startServer(vscode, { trusted: false, extensionsDir: path.join(scratch, "extensions") });
  try {
    const { page, close } = await openWorkbench(server, {
      workspace: path.join(scratch, "examples"),
      size: TALL,
    });
    try {
      await openFile(page, file);
      await page.locator(".squiggly-error, .squiggly-warning").first().waitFor({ timeout: 60_000 });
      await page.locator(".part.banner", { hasText: "Restricted Mode" }).waitFor();
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

async function main(args: readonly string[]): Promise<number> {
  const vsix = args.find((arg) => arg.endsWith(".vsix")) ?? path.join(ROOT, `dockwright-${manifest().version}.vsix`);
  if (!fs.existsSync(vsix)) throw new Error(`${vsix} is not there; "npm run package" makes it.`);
  const vscode = installVSCode(editionName(args.find((arg) => !arg.endsWith(".vsix"))));
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "dockwright-vsix-"));
  fs.cpSync(path.join(ROOT, "examples"), path.join(scratch, "examples"), { recursive: true });
  let passed = 0;
  let failed = 0;
  try {
    for (const [name, check] of Object.entries(CHECKS)) {
      try {
        await check({ vscode, vsix: path.resolve(vsix), scratch });
        passed++;
        console.log(`  ✔ ${name}`);
      } catch (error) {
        failed++;
        console.log(`  ✘ ${name}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
  console.log(`${passed} passed, ${failed} failed, 0 skipped`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
