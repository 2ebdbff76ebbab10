/**
 * Small Compose files and whether Compose loads them. Each verdict was checked with compose-go 2.16.2; the lines are
 * our own. What we say has to agree: an error that fails the loading if and only if Compose refuses the file.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { RULES } from "../../../../server/src/linter/rules.generated.ts";
import { applyEdits } from "../../../../server/src/text/edits.ts";
import { lintFiles } from "../../../harness/lintFiles.ts";
import { ROOT } from "../../../harness/sources.ts";

interface Verdicts {
  /** Keys of a service that Compose refuses, and that it loads. */
  readonly refused: readonly string[];
  readonly loaded: readonly string[];
  /** Lines at the top level. */
  readonly refusedAtTop: readonly string[];
  readonly loadedAtTop: readonly string[];
}

const VERDICTS = JSON.parse(readFileSync(join(ROOT, "test/fixtures/compose/verdicts.json"), "utf8")) as Verdicts;

function service(line: string): string {
  const image = line.startsWith("image:") ? "" : "    image: x\n";
  return `name: p\nservices:\n  s:\n${image}    ${line}\n  a:\n    image: y\n`;
}

function atTop(line: string): string {
  const name = line.startsWith("name") ? "" : "name: p\n";
  return `${line.startsWith("services") ? "" : "services: {s: {image: x}}\n"}${name}${line}\n`;
}

async function refusals(text: string): Promise<readonly string[]> {
  const { findings, failures } = await lintFiles({ "compose.yaml": text }, "compose.yaml", {
    rules: RULES,
    preset: "learn",
  });
  assert.deepEqual(failures, []);
  return findings.filter(({ fails }) => fails === "load").map(({ rule, message }) => `${rule.id}: ${message}`);
}

describe("refused", () => {
  for (const line of VERDICTS.refused) test(line, async () => assert.notDeepEqual(await refusals(service(line)), []));
  for (const line of VERDICTS.refusedAtTop)
    test(line, async () => assert.notDeepEqual(await refusals(atTop(line)), []));
});

describe("loaded", () => {
  for (const line of VERDICTS.loaded) test(line, async () => assert.deepEqual(await refusals(service(line)), []));
  for (const line of VERDICTS.loadedAtTop) test(line, async () => assert.deepEqual(await refusals(atTop(line)), []));
});

test("every fix of a refused line keeps the file readable", async () => {
  for (const text of [...VERDICTS.refused.map(service), ...VERDICTS.refusedAtTop.map(atTop)]) {
    const { findings } = await lintFiles({ "compose.yaml": text }, "compose.yaml", { rules: RULES, preset: "learn" });
    for (const finding of findings) {
      for (const fix of finding.fixes()) {
        const fixed = applyEdits(text, fix.edits);
        const after = await lintFiles({ "compose.yaml": fixed }, "compose.yaml", { rules: RULES, preset: "learn" });
        const broken = after.findings.filter(({ rule }) => rule.id === "compose/invalid-yaml");
        assert.deepEqual(
          broken.map(({ message }) => message),
          [],
          `${text}\n${fix.title}\n${fixed}`,
        );
      }
    }
  }
});
