/**
 * `npm start`: builds the extension and opens the sample workspace with it: in the desktop VS Code where there is
 * one, else in the browser, with VS Code's own server from npm. DOCKWRIGHT_START=browser or desktop decides by force.
 */
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { installVSCode } from "../test/vscode/install.ts";
import { startServer, windowUrl } from "../test/vscode/server.ts";

const ROOT = path.resolve(import.meta.dirname, "..");
const EXAMPLES = path.join(ROOT, "examples");

type Place = { readonly kind: "desktop"; readonly code: string } | { readonly kind: "browser"; readonly why: string };

function choosePlace(env: NodeJS.ProcessEnv): Place {
  const wanted = env.DOCKWRIGHT_START;
  if (wanted === "browser") return { kind: "browser", why: "DOCKWRIGHT_START says so" };
  const code = desktopCode(env);
  if (wanted === "desktop") {
    if (code) return { kind: "desktop", code };
    throw new Error('DOCKWRIGHT_START asks for the desktop VS Code, but there is no command "code" on the PATH.');
  }
  if (!code) return { kind: "browser", why: 'there is no command "code" on the PATH' };
  if (env.CI) return { kind: "browser", why: "this is a CI machine" };
  const needsDisplay = process.platform === "linux";
  if (needsDisplay && !env.DISPLAY && !env.WAYLAND_DISPLAY) return { kind: "browser", why: "there is no display" };
  return { kind: "desktop", code };
}

function desktopCode(env: NodeJS.ProcessEnv): string | undefined {
  const names = process.platform === "win32" ? ["code.cmd", "code.exe"] : ["code"];
  const folders = (env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.flatMap((folder) => names.map((name) => path.join(folder, name))).find((file) => fs.existsSync(file));
}

function build(): void {
  console.log("Building the extension ...");
  // A shell on Windows only: npm is a batch file there.
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error('The extension could not be built; "npm run build" shows why.');
}

async function openDesktop(code: string): Promise<void> {
  console.log(`Opening ${EXAMPLES} in VS Code, with Dockwright loaded.`);
  const shell = process.platform === "win32";
  const quoted = (text: string): string => (shell ? `"${text}"` : text);
  const args = ["--new-window", `--extensionDevelopmentPath=${ROOT}`, EXAMPLES].map(quoted);
  const child = spawn(quoted(code), args, { stdio: "inherit", shell });
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once("exit", resolve);
    child.once("error", reject);
  });
  if (status !== 0) throw new Error(`VS Code did not start; DOCKWRIGHT_START=browser opens it in the browser instead.`);
}

async function serveBrowser(): Promise<void> {
  // Listening for the signals comes first: one that arrives while the server starts must not leave it behind.
  const interrupted = new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => resolve());
  });
  const vscode = installVSCode("newest");
  // Anybody on this machine could otherwise use the window, and a terminal with it.
  const token = randomBytes(16).toString("hex");
  console.log(`Starting VS Code ${vscode.edition.vscode} ...`);
  const server = await startServer(vscode, { trusted: true, token });
  try {
    const url = windowUrl(server, { workspace: EXAMPLES, extensions: [ROOT], token });
    console.log(`\nOpen this address in a browser on this machine; Ctrl+C ends it.\n\n  ${url}\n`);
    await Promise.race([interrupted, server.ended.then(fail)]);
  } finally {
    await server.stop();
  }
  console.log("VS Code has ended.");
}

function fail(): never {
  throw new Error('VS Code\'s server ended by itself; "npm start" starts it again.');
}

try {
  const place = choosePlace(process.env);
  build();
  if (place.kind === "desktop") await openDesktop(place.code);
  else {
    console.log(`VS Code will run in the browser: ${place.why}.`);
    await serveBrowser();
  }
  process.exit(0);
} catch (error) {
  console.error(`npm start: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
