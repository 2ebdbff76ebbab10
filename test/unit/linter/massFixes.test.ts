/** Mass fixes over every example: they come to an end, take nothing twice, and leave a file that still parses. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import fc from "fast-check";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { check, fix } from "../../../server/src/main/api.ts";
import { lintFiles } from "../../harness/lintFiles.ts";
import { parseRulePage, type RuleCase } from "../../harness/rulePage.ts";
import { ROOT } from "../../harness/sources.ts";

const EXAMPLES: readonly { readonly id: string; readonly cases: readonly RuleCase[] }[] = RULES.map(({ id }) => ({
  id,
  cases: parseRulePage(readFileSync(`${ROOT}/server/src/rules/${id}.md`, "utf8")).cases.filter(
    ({ kind }) => kind === "bad",
  ),
}));

const SAFETIES = ["safe", "unsafe"] as const;

async function converges(files: Readonly<Record<string, string>>, safety: (typeof SAFETIES)[number]): Promise<void> {
  const options = { preset: "all", safety } as const;
  const once = { ...files, ...(await fix(files, options)) };
  assert.deepEqual(
    await fix(once, options),
    {},
    `fixing again changes something in:\n${Object.values(once).join("\n---\n")}`,
  );
  if (safety === "unsafe") return;
  // A safe fix never makes a build fail that did not.
  const failures = async (texts: Readonly<Record<string, string>>): Promise<number> =>
    (await check(texts, { preset: "all" })).filter(({ fails }) => fails !== undefined).length;
  assert.ok(
    (await failures(once)) <= (await failures(files)),
    `a safe fix broke:\n${Object.values(once).join("\n---\n")}`,
  );
}

describe("mass fixes come to an end", () => {
  for (const { id, cases } of EXAMPLES) {
    test(id, async () => {
      for (const { files } of cases.slice(0, 3)) for (const safety of SAFETIES) await converges(files, safety);
    });
  }

  test("on mistakes of several kinds in one file", async () => {
    const texts = EXAMPLES.filter(({ id }) => id.startsWith("dockerfile/")).flatMap(({ cases }) =>
      cases.flatMap(({ files, path }) => (path === "Dockerfile" ? (files[path] ?? []) : [])),
    );
    const several = fc.array(fc.constantFrom(...texts), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(several, fc.constantFrom(...SAFETIES), (parts, safety) =>
        converges({ Dockerfile: parts.join("\n") }, safety),
      ),
      { numRuns: 20 },
    );
  });
});

describe("at most one fix of a finding is preferred, and its titles tell them apart", () => {
  for (const { id, cases } of EXAMPLES) {
    test(id, async () => {
      for (const { files, path } of cases) {
        const { findings } = await lintFiles(files, path, { rules: RULES, preset: "all" });
        for (const { rule, fixes } of findings) {
          const offered = fixes();
          assert.ok(offered.filter(({ preferred }) => preferred).length <= 1, rule.id);
          assert.equal(new Set(offered.map(({ title }) => title)).size, offered.length, rule.id);
        }
      }
    });
  }
});
