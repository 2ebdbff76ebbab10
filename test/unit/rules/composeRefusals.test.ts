/** Whatever keeps a project from loading, a rule says so once: no refusal of Compose without a finding. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { lintFiles } from "../../harness/lintFiles.ts";
import { REFUSED } from "../semantics/compose/load/refusals.ts";

/** What depends on more than the files: the environment of the one who runs Compose, or what is still to be written. */
const DEPENDS: ReadonlySet<string> = new Set([
  "empty file",
  "required variable",
  "cast to a truth value",
  "dependency on an inactive service",
]);

/** The fault stands in another file, and is told of there. */
const ELSEWHERE: ReadonlySet<string> = new Set([
  "include in a circle",
  "syntax of an env file",
  "open quote of an env file",
]);

for (const [name, code, , text, given] of REFUSED) {
  test(`findings that say that Compose refuses: ${name}`, async () => {
    const files = { "compose.yaml": text, ...given?.more };
    const { findings, failures } = await lintFiles(files, "compose.yaml", { rules: RULES, preset: "recommended" });
    assert.deepEqual(failures, []);
    const refusals = findings.filter(({ fails }) => fails === "load");
    const told = refusals.map(({ rule, message }) => `${rule.id}: ${message}`).join("\n");
    assert.equal(refusals.length, DEPENDS.has(name) || ELSEWHERE.has(name) ? 0 : 1, told);
    // A file of variables is often made by hand, where the project is started.
    for (const { severity } of refusals) assert.equal(severity, code === "env-file" ? "warning" : "error");
  });
}
