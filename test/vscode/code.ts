/**
 * A stand-in for the `code` executable in extension tests. It understands the part of VS Code's command line that
 * @vscode/test-electron uses, runs the suite in the extension host of a real VS Code server, prints what the suite
 * prints and exits with the suite's exit code:
 *
 *     test/vscode/code.mjs --extensionDevelopmentPath=DIR --extensionTestsPath=FILE WORKSPACE
 *
 * Environment: DOCKWRIGHT_EDITION (newest or oldest), DOCKWRIGHT_EDITOR_LIMIT (milliseconds, default 300000),
 * DOCKWRIGHT_EDITOR_LOGS (a folder for logs and a last picture), DOCKWRIGHT_EDITOR_VERBOSE=1.
 *
 * When the extension host dies half-way, a remote window still reports 0. Therefore the suite writes its counts to
 * the file named by VSCODE_TEST_RESULTS at its very end, and without that file the exit code here is 1. A run that
 * does not end within the limit gives 124.
 */
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { format } from "node:util";
import { editionName, installVSCode } from "./install.ts";
import { startServer } from "./server.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

interface CommandLine {
  readonly extensions: string[];
  tests?: string;
  workspace?: string;
  userDataDir?: string;
  extensionsDir?: string;
  trusted: boolean;
}

interface Outcome {
  readonly code: number;
  readonly why?: string;
}

/** Chatter of the workbench that has nothing to do with the suite. */
const NOISE = new RegExp(
  [
    String.raw`^\[(AgentHost|ChatModelSelection|RemoteAgentHostProtocol|AccountPolicyGate|Service Worker|agenthost)`,
    String.raw`^\[reconnection-grace-time`,
    String.raw`^\[[^\]]+\] \[(DefaultAccount|McpServer)`,
    "^(Resolving|Resolved) connection token",
    "^Creating a socket",
    "^Updating additional builtin extensions",
    "^ChatSessionStore",
    "^Timed out waiting for authentication provider",
    "^Creation of workbench contribution",
    "open-vsx",
    "vsda",
    // The logging module that is left out at install time.
    "spdlog",
  ].join("|"),
);

function readCommandLine(args: readonly string[]): CommandLine {
  const line: CommandLine = { extensions: [], trusted: false };
  const plain = (value: string): string => path.resolve(value.startsWith("file:") ? fileURLToPath(value) : value);
  for (const arg of args) {
    const [, name, value = ""] = /^--([^=]+)(?:=(.*))?$/s.exec(arg) ?? [];
    if (name === undefined) line.workspace ??= plain(arg);
    else if (name === "extensionDevelopmentPath") line.extensions.push(plain(value));
    else if (name === "extensionTestsPath") line.tests = plain(value);
    else if (name === "user-data-dir") line.userDataDir = plain(value);
    else if (name === "extensions-dir") line.extensionsDir = plain(value);
    else if (name === "folder-uri" || name === "file-uri") line.workspace ??= plain(value);
    else if (name === "disable-workspace-trust") line.trusted = true;
    // The rest (--no-sandbox, --disable-updates, --skip-welcome ...) has no meaning here or is always so.
  }
  return line;
}

async function runSuite(line: CommandLine, resultsFile: string): Promise<Outcome> {
  const logs = process.env.DOCKWRIGHT_EDITOR_LOGS;
  if (logs) fs.mkdirSync(logs, { recursive: true });
  const windowLog = logs ? fs.createWriteStream(path.join(logs, "window.log")) : undefined;
  const { promise: ended, resolve: finish } = promiseWithResolver<Outcome>();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => finish({ code: 130, why: signal }));
  const limit = Number(process.env.DOCKWRIGHT_EDITOR_LIMIT ?? 300_000);
  const timer = setTimeout(() => finish({ code: 124, why: `the test run did not end within ${limit} ms` }), limit);

  const vscode = installVSCode(editionName(process.env.DOCKWRIGHT_EDITION));
  const server = await startServer(vscode, {
    ...line,
    env: { VSCODE_TEST_RESULTS: resultsFile },
    log: logs && path.join(logs, "server.log"),
  });
  let window: Workbench | undefined;
  try {
    window = await openWorkbench(server, {
      ...line,
      tests: line.tests,
      workspace: line.workspace,
      onExit: (code) => finish({ code }),
      onLog: (type, args) => {
        const text = format(...args);
        windowLog?.write(`[${type}] ${text}\n`);
        if (process.env.DOCKWRIGHT_EDITOR_VERBOSE || !NOISE.test(text)) console.log(text);
      },
    });
    return await ended;
  } finally {
    clearTimeout(timer);
    if (logs) await window?.page.screenshot({ path: path.join(logs, "last.png") }).catch(() => undefined);
    await window?.close().catch(() => undefined);
    await server.stop();
  }
}

function promiseWithResolver<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

async function main(): Promise<number> {
  const line = readCommandLine(process.argv.slice(2));
  if (!line.tests) {
    console.error("code: --extensionTestsPath is required");
    return 2;
  }
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "dockwright-results-"));
  const resultsFile = process.env.VSCODE_TEST_RESULTS ?? path.join(scratch, "results.json");
  fs.rmSync(resultsFile, { force: true });
  try {
    const { code, why } = await runSuite(line, resultsFile);
    if (why) console.error(`code: ${why}`);
    if (fs.existsSync(resultsFile)) return code;
    console.error("code: the suite did not come to its end");
    return code === 0 ? 1 : code;
  } catch (error) {
    console.error(`code: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

process.exit(await main());
