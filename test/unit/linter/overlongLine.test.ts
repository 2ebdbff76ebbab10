/** A page cannot show a line of 64 KiB, so this part of wrong-argument-count is tested here. */
import assert from "node:assert/strict";
import test from "node:test";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { lintFiles } from "../../harness/lintFiles.ts";

async function failures(bytes: number): Promise<readonly string[]> {
  const line = `LABEL a=${"b".repeat(bytes - "LABEL a=".length)}`;
  const text = `FROM alpine:3.22\n${line}\n`;
  const { findings } = await lintFiles({ Dockerfile: text }, "Dockerfile", { rules: RULES, preset: "quiet" });
  return findings.filter(({ fails }) => fails).map(({ rule, message }) => `${rule.id} ${message}`);
}

test("a line of 65535 bytes is read, a longer one is not", async () => {
  assert.deepEqual(await failures(65535), []);
  assert.deepEqual(await failures(65536), [
    "dockerfile/wrong-argument-count This line has more than 65535 bytes. Docker refuses the file.",
  ]);
});
