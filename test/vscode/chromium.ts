/** Finds a browser of the Chromium family for the tests that drive a window; on a bare Linux it installs one. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Say } from "./install.ts";

const APT_UPDATE = ["update"];
const APT_INSTALL = [
  "-o",
  // Another apt may be at work, for example when the machine has just been set up.
  "DPkg::Lock::Timeout=400",
  "install",
  "-y",
  "--no-install-recommends",
  "chromium",
];

/** The path of a Chromium, Chrome or Edge; an error of one sentence when there is none and none can be installed. */
export function findChromium(say: Say = console.log): string {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted) {
    if (fs.existsSync(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH names ${wanted}, which does not exist.`);
  }
  const found = installed();
  if (found) return found;
  if (aptCanInstall()) {
    say(`No browser found; installing Chromium: apt-get update && apt-get ${APT_INSTALL.join(" ")}`);
    apt(APT_UPDATE);
    apt(APT_INSTALL);
    const fresh = installed();
    if (fresh) return fresh;
  }
  throw new Error(`The tests in the real editor need a browser: ${advice()}, or set CHROMIUM_PATH.`);
}

function installed(): string | undefined {
  return candidates().find((file) => fs.existsSync(file));
}

function candidates(): string[] {
  const { env } = process;
  if (process.platform === "darwin") {
    const apps = ["Chromium", "Google Chrome", "Microsoft Edge"];
    const roots = ["/Applications", path.join(env.HOME ?? "", "Applications")];
    return [
      ...apps.flatMap((app) => roots.map((root) => path.join(root, `${app}.app/Contents/MacOS/${app}`))),
      ...onPath(),
    ];
  }
  if (process.platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
    const programs = [
      "Chromium\\Application\\chrome.exe",
      "Google\\Chrome\\Application\\chrome.exe",
      "Microsoft\\Edge\\Application\\msedge.exe",
    ];
    return [...programs.flatMap((program) => roots.map((root) => path.join(root, program))), ...onPath()];
  }
  return [...onPath(), "/snap/bin/chromium", "/opt/google/chrome/chrome", "/opt/microsoft/msedge/msedge"];
}

function onPath(): string[] {
  const names = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
  ];
  const suffix = process.platform === "win32" ? ".exe" : "";
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
}

function aptCanInstall(): boolean {
  return process.platform === "linux" && process.getuid?.() === 0 && fs.existsSync("/usr/bin/apt-get");
}

function apt(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync("apt-get", args, { stdio: ["ignore", "ignore", "inherit"], env });
  if (status !== 0)
    throw new Error(`Chromium could not be installed: "apt-get ${args.join(" ")}" ended with code ${status}.`);
}

function advice(): string {
  if (process.platform === "darwin") return 'run "brew install --cask chromium"';
  if (process.platform === "win32") return 'run "winget install Google.Chrome"';
  return 'run "sudo apt-get install chromium" (or install Chrome or Edge in another way)';
}
