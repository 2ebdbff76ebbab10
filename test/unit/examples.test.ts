// The sample workspace shows exactly what its README says: these findings, no others, and none is left when all is mended.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { check, fix } from "../../server/src/main/api.ts";
import type { Finding } from "../../server/src/main/apiTypes.ts";

const root = new URL("../../examples/", import.meta.url);

function readExamples(folder = ""): Record<string, string> {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(new URL(folder === "" ? "." : folder, root), { withFileTypes: true })) {
    const path = `${folder}${entry.name}`;
    // What a person's own build leaves behind is no part of the examples.
    if (entry.name === "node_modules" || entry.name === "dist") continue;
    if (entry.isDirectory()) Object.assign(files, readExamples(`${path}/`));
    else files[path] = readFileSync(new URL(path, root), "utf8");
  }
  return files;
}

/** `severity rule "guilty text"`, by path and in order of place. */
type Expected = Readonly<Record<string, readonly string[]>>;

const expected: Expected = {
  "api/Dockerfile": [
    'warning dockerfile/global-arg-not-redeclared "${VERSION}"',
    'hint dockerfile/maintainer-instruction "MAINTAINER"',
  ],
  "compose.override.yaml": ['hint compose/obsolete-version "version"', 'error compose/undefined-volume "reports"'],
  "compose.yaml": [
    'error compose/unknown-key "enviroment"',
    'warning compose/healthy-without-healthcheck "service_healthy"',
    'error compose/undefined-network "backend"',
    'error compose/undefined-volume "queue-data"',
  ],
  "proxy/Dockerfile": ['information dockerfile/latest-tag "caddy"', 'error dockerfile/unknown-instruction "COPPY"'],
  "web/Dockerfile": [
    'error dockerfile/comment-after-arguments "# the proxy talks to this port"',
    'information dockerfile/shell-form-command "node dist/server.js"',
  ],
  "worker/Dockerfile": [
    'hint dockerfile/legacy-key-value "PYTHONUNBUFFERED"',
    'warning dockerfile/several-commands "CMD"',
  ],
};

/** The text under a finding's squiggle; all of ours are on one line. */
function guilty(files: Readonly<Record<string, string>>, { path, range }: Finding): string {
  assert.equal(range.start.line, range.end.line, "a squiggle is on one line");
  const line = files[path]?.split("\n")[range.start.line] ?? "";
  return line.slice(range.start.character, range.end.character);
}

function table(files: Readonly<Record<string, string>>, findings: readonly Finding[]): Expected {
  const rows: Record<string, string[]> = {};
  for (const finding of findings) {
    const row = `${finding.severity} ${finding.rule} "${guilty(files, finding)}"`;
    rows[finding.path] = [...(rows[finding.path] ?? []), row];
  }
  return rows;
}

test("examples: each mistake is found where it stands, and nothing else is", async () => {
  const files = readExamples();
  assert.deepEqual(table(files, await check(files)), expected);
});

test("examples: each mistake has a fix", async () => {
  const findings = await check(readExamples());
  const without = findings.filter((finding) => finding.fixes.length === 0).map((finding) => finding.rule);
  assert.deepEqual(without, []);
});

test("examples: fixes that need no choice leave only what needs one", async () => {
  const files = readExamples();
  const mended = { ...files, ...(await fix(files, { safety: "unsafe" })) };
  const left = (await check(mended)).map((finding) => finding.rule);
  assert.deepEqual([...new Set(left)].sort(), [
    "compose/healthy-without-healthcheck",
    "compose/undefined-network",
    "compose/undefined-volume",
    "compose/unknown-key",
    "dockerfile/latest-tag",
  ]);
});

test("examples: the mended project shows nothing any more", async () => {
  const files = readExamples();
  const mended: Record<string, string> = { ...files, ...(await fix(files, { safety: "unsafe" })) };
  const replace = (path: string, ...pairs: (readonly [from: string, to: string])[]): void => {
    for (const [from, to] of pairs) {
      assert.ok(mended[path]?.includes(from), `${path} has ${from}`);
      mended[path] = (mended[path] ?? "").replace(from, to);
    }
  };
  replace("proxy/Dockerfile", ["FROM caddy", "FROM caddy:2.11-alpine"]);
  replace("compose.override.yaml", ["- reports:/", "- ./reports:/"]);
  replace(
    "compose.yaml",
    ["enviroment:", "environment:"],
    ["- backend", "- back"],
    [
      "    image: redis:8-alpine",
      '    image: redis:8-alpine\n    healthcheck:\n      test: ["CMD", "redis-cli", "ping"]',
    ],
    ["\n  db-data:", "\n  queue-data:\n  db-data:"],
  );
  assert.deepEqual(await check(mended), []);
});
