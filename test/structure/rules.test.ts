/** What every rule must be, beyond its page. */
import assert from "node:assert/strict";
import test from "node:test";
import { PRESETS } from "../../server/src/linter/rule.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { filesBelow } from "../harness/sources.ts";

test("a rule is two files, and each pair is in the index", () => {
  const pages = filesBelow("server/src/rules", ".md").map(({ path }) => path.slice("server/src/rules/".length, -3));
  assert.deepEqual(RULES.map(({ id }) => id).sort(), pages.sort());
  const files = filesBelow("server/src/rules", ".ts").map(({ path }) => path.slice("server/src/rules/".length, -3));
  const inFolders = files.filter((path) => path.includes("/"));
  const alone = inFolders.filter((path) => !pages.includes(path));
  assert.deepEqual(alone, []);
});

test("ids, titles and aliases are well formed", () => {
  for (const rule of RULES) {
    assert.match(rule.id, /^[a-z]+\/[a-z0-9]+(-[a-z0-9]+)*$/, rule.id);
    assert.match(rule.title, /^[A-Z`\u201c"].*[^.]$/, rule.id);
    assert.ok(!/should|best practice/i.test(rule.title), rule.id);
    assert.ok(PRESETS.includes(rule.from), rule.id);
    assert.match(rule.since, /^\d+\.\d+\.\d+$/, rule.id);
    if (rule.from === "quiet")
      assert.ok(["error", "warning"].includes(rule.severity), `${rule.id}: quiet has only errors and warnings`);
  }
});

test("no two rules have the same title", () => {
  assert.equal(new Set(RULES.map(({ title }) => title)).size, RULES.length);
});
