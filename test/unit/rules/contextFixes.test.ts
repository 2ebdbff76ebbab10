/** Fixes about the build context that reach beyond the Dockerfile: a new ignore file, a named context in Compose. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseFix } from "../../../server/src/linter/fixes.ts";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import type { Fix } from "../../../server/src/linter/rule.ts";
import { createsFile } from "../../../server/src/lsp/convert.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { MEMORY_ROOT } from "../../../server/src/workspace/memoryFileSystem.ts";
import { resolvePath } from "../../../server/src/workspace/uri.ts";
import { type Files, lintFiles } from "../../harness/lintFiles.ts";

async function fixesOf(files: Files, path: string, rule: string): Promise<readonly Fix[]> {
  const { findings } = await lintFiles(files, path, { rules: RULES, preset: "learn" });
  return findings.filter((finding) => finding.rule.id === rule).flatMap((finding) => finding.fixes());
}

test("the ignore file is made in the build context, with what was found", async () => {
  const files = {
    "compose.yaml": "services:\n  web:\n    build: web\n",
    "web/Dockerfile": "FROM alpine:3.24\nCOPY . /srv\n",
    "web/.git/HEAD": "",
    "web/.env": "",
  };
  const fixes = await fixesOf(files, "web/Dockerfile", "dockerfile/context-without-ignore-file");
  const uri = resolvePath(MEMORY_ROOT, "web/.dockerignore");
  assert.deepEqual(
    fixes.map(({ newFile }) => newFile),
    [{ uri, text: ".env\n.git\n" }],
  );
  assert.equal(chooseFix(fixes, "unsafe"), undefined, "no mass fix makes files");
  assert.deepEqual(createsFile({ uri, text: "a\n" }).documentChanges?.[0], { kind: "create", uri });
});

const DOCKERFILE = "FROM alpine:3.24\nCOPY ../shared/a.json /srv/\n";
const named = (compose: string, dockerfile = DOCKERFILE) =>
  fixesOf(
    { "compose.yaml": compose, "web/Dockerfile": dockerfile, "shared/a.json": "" },
    "web/Dockerfile",
    "dockerfile/source-outside-context",
  );

test("every service that builds the file gets the named context", async () => {
  const compose =
    "services:\n  a:\n    build:\n      context: web\n  b:\n    build:\n      context: ./web\n    image: b\n";
  const [fix] = await named(compose);
  const edits = fix?.edits.filter(({ uri }) => uri?.endsWith("compose.yaml")) ?? [];
  const added = "\n      additional_contexts:\n        shared: ./shared\n";
  assert.equal(
    applyEdits(compose, edits),
    `services:\n  a:\n    build:\n      context: web${added}  b:\n    build:\n      context: ./web${added}    image: b\n`,
  );
});

test("without a place in one of the services, or with --from, nothing is offered", async () => {
  assert.deepEqual(await named("services:\n  a:\n    build: web\n"), []);
  assert.deepEqual(await named("services:\n  a:\n    build: {context: web}\n"), []);
  const own = "FROM alpine:3.24 AS shared\nFROM alpine:3.24\nCOPY ../shared/a.json /srv/\n";
  assert.deepEqual(await named("services:\n  a:\n    build:\n      context: web\n", own), []);
});
