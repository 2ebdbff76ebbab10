/**
 * Every hover of the samples and of ten other Dockerfiles, as people have reviewed them. After a change of a text look
 * at the difference, then `npm run hovers -- --write` and commit it.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { hoverFixtures, printFile } from "../../../harness/hovers.ts";
import { ROOT } from "../../../harness/sources.ts";

const fixtures = hoverFixtures();

test("there are fixtures", () => assert.ok(fixtures.length >= 14));

for (const { source, expected } of fixtures)
  test(source, async () => {
    assert.equal(await printFile(join(ROOT, source), "learn", "here"), readFileSync(join(ROOT, expected), "utf8"));
  });
