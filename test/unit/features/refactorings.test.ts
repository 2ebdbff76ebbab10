/** Every refactoring's page is a test: its examples, and what holds for all refactorings. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isOffer } from "../../../server/src/features/refactor/refactoring.ts";
import { REFACTORINGS } from "../../../server/src/features/refactor/refactorings.generated.ts";
import { inspect } from "../../../server/src/main/api.ts";
import { proposals, refactorCases, refactored } from "../../harness/refactorings.ts";

const folder = fileURLToPath(new URL("../../../server/src/features/refactor/", import.meta.url));

for (const refactoring of REFACTORINGS) {
  describe(refactoring.id, () => {
    const page = readFileSync(`${folder}${refactoring.id}.md`, "utf8");
    const cases = refactorCases(page);
    test("says what it does and has an example", () => {
      assert.equal(/^# (.+)$/m.exec(page)?.[1], refactoring.title);
      assert.ok(cases.some(({ after }) => after !== undefined));
    });
    for (const { line, path, files, selection, after, title, reason } of cases) {
      test(`line ${line}`, async () => {
        if (after === undefined) {
          const found = await proposals(refactoring, files, path, selection);
          const refusals = found.flatMap((one) => (isOffer(one) ? `offered: ${one.title}` : one.refused));
          assert.ok(refusals.length > 0, "neither offered nor refused");
          assert.ok(reason !== "" && refusals.some((one) => one.startsWith(reason)), refusals.join("\n"));
          return;
        }
        const once = await refactored(refactoring, files, path, selection, title);
        assert.equal(once?.text, after);
        const again = await refactored(refactoring, { ...files, [path]: after }, path, {
          start: once.at,
          end: once.at,
        });
        assert.equal(again?.text ?? after, after, "applied twice it changes something");
        if (refactoring.language !== "dockerfile") return;
        const [was, is] = await Promise.all([inspect(files, path), inspect({ ...files, [path]: after }, path)]);
        assert.ok(is.errors.length <= was.errors.length, JSON.stringify(is.errors));
        assert.deepEqual(without(is.config, refactoring.changes), without(was.config, refactoring.changes));
      });
    }
  });
}

function without(config: object, keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(config).filter(([key]) => !keys.includes(key)));
}
