/** A value moved from the old form of ENV to the new one is the same value: checked by expanding both. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { buildGraph } from "../../../../server/src/semantics/dockerfile/graph.ts";
import { asOneWord, quoteValue } from "../../../../server/src/semantics/dockerfile/quoteValue.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";

const uri = "memory:/w/Dockerfile";

/** What the builder makes of the last ENV; undefined where it refuses it. */
function valueOfLast(text: string): string | undefined {
  const graph = Snapshot.empty()
    .withFiles([[uri, new SourceFile(uri, text)]])
    .derive(buildGraph, uri);
  const instruction = graph.syntax.instructions.at(-1);
  if (instruction?.keyword !== "ENV" || instruction.pairs.length !== 1) return undefined;
  const word = instruction.pairs[0]?.value;
  const value = word && graph.expand(word, instruction);
  return value?.known ? value.value : undefined;
}

const HEAD = "FROM scratch\nENV B=two\\ words C=\n";
const PIECES = [
  "a",
  "b c",
  " ",
  "  ",
  '"',
  "'",
  "\\",
  "\\\\",
  '\\"',
  "$B",
  "${B}",
  "${C:-x}",
  "$",
  "#",
  "=",
  "$$",
  "\\$B",
  "é",
  "'a b'",
  '"a $B"',
  "\t",
];
const values = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 })
  .map((list) => list.join("").trim())
  .filter((value) => value !== "" && !value.endsWith("\\"));

test("the new form has the value of the old one", () => {
  let compared = 0;
  fc.assert(
    fc.property(values, (value) => {
      const old = valueOfLast(`${HEAD}ENV A ${value}\n`);
      const word = asOneWord(value, "\\");
      if (word === undefined || old === undefined) return;
      compared++;
      assert.equal(valueOfLast(`${HEAD}ENV A=${word}\n`), old, `${value} became ${word}`);
    }),
    { numRuns: 2000, seed: 7 },
  );
  assert.ok(compared > 500, `only ${compared} values could be compared`);
});

test("a literal is read back as it is", () => {
  const check = (value: string) => assert.equal(valueOfLast(`${HEAD}ENV A=${quoteValue(value, "\\")}\n`), value);
  fc.assert(fc.property(values, check), { numRuns: 500, seed: 7 });
});

test("nothing is promised for broken quotes and quotes inside braces", () => {
  for (const value of ["it's", 'a "b', '${A:-"b c"} d', "${A:-b c}", "${A"])
    assert.equal(asOneWord(value, "\\"), undefined, value);
});
