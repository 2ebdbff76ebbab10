/** Starts and stops VS Code's own server: for the test runner, for the pictures and for `npm start`. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Installation } from "./install.ts";

/** Settings that keep a window quiet and alike on every machine. */
const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  // As on the desktop. The default of a browser window writes every edit back to disk after a second.
  "files.autoSave": "off",
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "extensions.ignoreRecommendations": true,
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "update.showReleaseNotes": false,
  "git.openRepositoryInParentFolders": "never",
  // In a folder that is not trusted: say so in a banner, with no dialog over the window.
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "always",
};

export interface ServerOptions {
  /** User settings for this run. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** True: folders are trusted without a question. False: a new folder opens in Restricted Mode. */
  readonly trusted: boolean;
  /** Default: a new temporary folder, removed by `stop`. */
  readonly userDataDir?: string | undefined;
  /** Where installed extensions are; default: an empty temporary folder. */
  readonly extensionsDir?: string | undefined;
  /** Additions to the environment of the server, and so of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  /** A file for everything that the server prints. */
  readonly log?: string | undefined;
  /** A secret that the browser must present; without one everybody on this machine may use the server. */
  readonly token?: string;
}

/** A running server. */
export interface RunningServer {
  /** `host:port`. */
  readonly authority: string;
  readonly pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends the server and everything that it started, and removes its temporary folder. */
  stop(): Promise<void>;
}

/** Starts the server on a free port of this machine only. */
export async function startServer(vscode: Installation, options: ServerOptions): Promise<RunningServer> {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "dockwright-vscode-"));
  const userData = options.userDataDir ?? path.join(scratch, "data");
  writeSettings(userData, options);
  const child = spawn(vscode.node, [vscode.main, ...serverArguments(scratch, userData, options)], {
    // An own process group, so that stop() reaches the extension host and the language server too.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...options.env },
  });
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const atExit = (): void => endTree(child, "SIGKILL");
  process.once("exit", atExit);
  const stop = async (): Promise<void> => {
    await endServer(child, ended);
    process.off("exit", atExit);
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    const port = await listening(child, options.log);
    return { authority: `127.0.0.1:${port}`, pid: child.pid ?? 0, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function writeSettings(userData: string, options: ServerOptions): void {
  const file = path.join(userData, "User", "settings.json");
  const settings = { ...QUIET_SETTINGS, "security.workspace.trust.enabled": !options.trusted, ...options.settings };
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, JSON.stringify(settings, null, 2));
}

function serverArguments(scratch: string, userData: string, options: ServerOptions): string[] {
  return [
    ...["--host", "127.0.0.1", "--port", "0"],
    ...(options.token ? ["--connection-token", options.token] : ["--without-connection-token"]),
    ...["--accept-server-license-terms", "--disable-telemetry", "--telemetry-level", "off"],
    // Without this flag a built workbench ignores the extension under development that the URL names.
    "--enable-smoke-test-driver",
    ...["--reconnection-grace-time", "0"],
    ...["--server-data-dir", path.join(scratch, "server")],
    ...["--user-data-dir", userData],
    ...["--extensions-dir", options.extensionsDir ?? path.join(scratch, "extensions")],
  ];
}

/** Waits for the line that names the port; keeps reading afterwards, so that the server never blocks on a full pipe. */
function listening(child: ChildProcess, logFile: string | undefined): Promise<number> {
  const log = logFile ? fs.createWriteStream(logFile) : undefined;
  return new Promise((resolve, reject) => {
    let seen = "";
    let waiting = true;
    const read = (data: Buffer): void => {
      log?.write(data);
      if (!waiting) return;
      seen += data.toString();
      const match = /agent listening on (\d+)/.exec(seen);
      if (match) done(() => resolve(Number(match[1])));
    };
    const done = (then: () => void): void => {
      waiting = false;
      clearTimeout(timer);
      then();
    };
    const timer = setTimeout(() => done(() => reject(new Error(`VS Code's server did not start:\n${seen}`))), 60_000);
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("error", (error) => done(() => reject(error)));
    child.once("exit", (code) => {
      done(() => reject(new Error(`VS Code's server ended with code ${code}:\n${seen}`)));
      log?.end();
    });
  });
}

async function endServer(child: ChildProcess, ended: Promise<void>): Promise<void> {
  endTree(child, "SIGTERM");
  const timer = setTimeout(() => endTree(child, "SIGKILL"), 5000);
  await ended;
  clearTimeout(timer);
  // The server has gone; what it started gets a moment to follow by itself, and then no choice.
  for (let round = 0; round < 20 && groupLives(child); round++) await new Promise((next) => setTimeout(next, 50));
  endTree(child, "SIGKILL");
}

function groupLives(child: ChildProcess): boolean {
  if (child.pid === undefined || process.platform === "win32") return false;
  try {
    process.kill(-child.pid, 0);
    return true;
  } catch {
    return false;
  }
}

function endTree(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"], { stdio: "ignore" });
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}

/** What a window is to show. */
export interface WindowOptions {
  /** Absolute path of a folder or of a `.code-workspace` file. */
  readonly workspace?: string | undefined;
  /** Absolute paths of extensions under development. */
  readonly extensions?: readonly string[];
  /** Absolute path of a module that exports `run()`. */
  readonly tests?: string | undefined;
  readonly token?: string;
}

/** The address of a window of a running server. */
export function windowUrl(server: Pick<RunningServer, "authority">, options: WindowOptions): string {
  const remote = (file: string): string => `vscode-remote://${server.authority}${encodeURI(slashes(file))}`;
  const payload = [["skipWelcome", "true"]];
  for (const extension of options.extensions ?? []) payload.push(["extensionDevelopmentPath", remote(extension)]);
  if (options.tests) payload.push(["extensionTestsPath", remote(options.tests)]);
  const query = new URLSearchParams();
  if (options.token) query.set("tkn", options.token);
  if (!options.workspace) query.set("ew", "true");
  else query.set(options.workspace.endsWith(".code-workspace") ? "workspace" : "folder", slashes(options.workspace));
  query.set("payload", JSON.stringify(payload));
  return `http://${server.authority}/?${query}`;
}

function slashes(file: string): string {
  const text = file.replaceAll("\\", "/");
  return text.startsWith("/") ? text : `/${text}`;
}
