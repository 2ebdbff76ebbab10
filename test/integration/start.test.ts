/** `npm start` as a user has it: one address that opens the sample workspace, and nothing left after Ctrl+C. */
import assert from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";

const ROOT = path.resolve(import.meta.dirname, "../..");
const WINDOWS = process.platform === "win32";

test("npm start prints one address that answers, and Ctrl+C leaves no process behind", {
  timeout: 300_000,
}, async () => {
  const start = spawn(process.execPath, ["--import", "tsx", "scripts/start.ts"], {
    cwd: ROOT,
    env: { ...process.env, DOCKWRIGHT_START: "browser" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = record(start);
  const ended = new Promise<number | null>((resolve) => start.once("exit", resolve));
  let family: number[] = [];
  try {
    const url = await said.address;
    const page = await openPage(url);
    assert.match(page, /<html/i);
    assert.match(new URL(url).searchParams.get("folder") ?? "", /examples$/);
    assert.match(url, /extensionDevelopmentPath/);
    assert.equal(said.text().match(/http:\/\/\S+/g)?.length, 1, said.text());
    const refused = await fetch(new URL(url).origin);
    assert.equal(refused.status, 403, "without the secret in the address nobody gets in");

    family = descendants(start.pid ?? 0);
    assert.ok(family.length > 0, "the server is a process of its own");
    start.kill("SIGINT");
    assert.equal(await ended, 0, said.text());
    await allGone(family);
    await assert.rejects(fetch(url), "nobody listens there any more");
  } finally {
    for (const pid of [start.pid ?? 0, ...family].filter(isAlive)) process.kill(pid, "SIGKILL");
  }
});

/** Collects what the process prints; rejects when it ends before it has printed an address. */
function record(child: ChildProcess): { address: Promise<string>; text: () => string } {
  let text = "";
  const address = new Promise<string>((resolve, reject) => {
    const read = (data: Buffer): void => {
      text += data.toString();
      const url = /http:\/\/\S+(?=\s)/.exec(text);
      if (url) resolve(url[0]);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`ended with code ${code}:\n${text}`)));
  });
  return { address, text: () => text };
}

/** As a browser does it: the secret in the address becomes a cookie, then comes the page. */
async function openPage(url: string): Promise<string> {
  const first = await fetch(url, { redirect: "manual" });
  const cookie = first.headers.getSetCookie().map((line) => line.split(";")[0]);
  const target = new URL(first.headers.get("location") ?? url, url);
  const page = await fetch(target, { headers: { cookie: cookie.join("; ") } });
  assert.equal(page.status, 200);
  return page.text();
}

function descendants(root: number): number[] {
  const parents = WINDOWS ? new Map<number, number>() : parentsOfAll();
  const found: number[] = [];
  for (let ring = [root]; ring.length > 0; found.push(...ring)) {
    ring = [...parents].filter(([, parent]) => ring.includes(parent)).map(([pid]) => pid);
  }
  return found;
}

/** Process id → id of its parent, from /proc where that exists: `ps` is not on every machine. */
function parentsOfAll(): Map<number, number> {
  if (!fs.existsSync("/proc/self/stat")) {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" }).trim().split("\n");
    return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
  }
  const parents = new Map<number, number>();
  for (const name of fs.readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const status = fs.readFileSync(`/proc/${name}/status`, "utf8");
      parents.set(Number(name), Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]));
    } catch {
      // It ended while we were reading.
    }
  }
  return parents;
}

/** Waits for the last to go: the process that tsx compiles with ends just after its parent. */
async function allGone(pids: readonly number[]): Promise<void> {
  for (let round = 0; pids.some(isAlive); round++) {
    assert.ok(round < 200, `still running: ${pids.filter(isAlive).join(", ")}`);
    await new Promise((next) => setTimeout(next, 50));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    // A process that has ended stays in the table until its parent looks.
    const status = `/proc/${pid}/status`;
    return !fs.existsSync(status) || !/^State:\s*Z/m.test(fs.readFileSync(status, "utf8"));
  } catch {
    return false;
  }
}
