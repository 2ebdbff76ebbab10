import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { load } from "./harness.ts";

const WORDS = [
  ...["services:", "web:", "image: a", "build:", "ports:", "volumes:", "environment:", "extends: web", "include:"],
  ...["- x", "- {a: 1}", "[a, [b]]", "{}", "null", "5", "true", "<<: *a", "&a", "*a", "!reset", "!override", "---"],
  ...["${A", "${A:-${B:-c}}", "$$", "'", '"', "|", ">", "\t", "x-y: 1", "networks: [n]", "depends_on: [web]"],
];

const line = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }));
const text = fc
  .array(line, { maxLength: 25 })
  .map((lines) => lines.map(([depth, words]) => "  ".repeat(depth) + words.join(" ")).join("\n"));

test("no text makes loading fail, whatever is left out", async () => {
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (base, override, open) => {
      const project = await load(
        { "compose.yaml": base, "compose.override.yaml": override },
        { open, profiles: ["*"] },
      );
      assert.equal(project.model.kind, "mapping");
      for (const { at, message } of project.problems) {
        assert.ok(message.length > 0);
        assert.ok(at === undefined || at.span.start <= at.span.end);
      }
    }),
    { numRuns: 300 },
  );
});
