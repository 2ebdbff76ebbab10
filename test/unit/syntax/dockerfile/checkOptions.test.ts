/** The value of `# check=`, as BuildKit's `ParseLintOptions` reads it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type CheckValue, parseCheckValue } from "../../../../server/src/syntax/dockerfile/checkOptions.ts";

const shown = ({ skip, experimental, error, fault }: CheckValue) => [
  typeof skip === "string" ? skip : [...skip].join(),
  typeof experimental === "string" ? experimental : [...experimental].join(),
  error,
  fault?.kind,
];

const READ: readonly (readonly [string, ReturnType<typeof shown>])[] = [
  ["skip=A,B", ["A,B", "", false, undefined]],
  ["skip=all;error=true", ["all", "", true, undefined]],
  ["error=T;experimental=X;skip=A", ["A", "X", true, undefined]],
  ["skip=A why this is so", ["A", "", false, undefined]],
  ["skip=A;skip=B", ["B", "", false, undefined]],
  ["skip=all;skip=B", ["all", "", false, undefined]],
  ["skip=ALL", ["ALL", "", false, undefined]],
  ["\t", ["", "", false, undefined]],
  ["skip", ["", "", false, "no-equals"]],
  ["skip=A;", ["", "", false, "no-equals"]],
  ["skpi=A", ["", "", false, "unknown-option"]],
  ["Skip=A", ["", "", false, "unknown-option"]],
  ["skip=A;error=yes", ["", "", false, "not-boolean"]],
  ["skip=A;experimental=B;error=true;x=y", ["", "", false, "not-boolean"]],
];

for (const [text, expected] of READ)
  test(`check=${text}`, () => assert.deepEqual(shown(parseCheckValue(text, 0)), expected));

test("spans are those of the file, blanks around names left out", () => {
  const text = "skip=A,\tBc;error=no";
  const { options, fault, span } = parseCheckValue(`${text} remark`, 100);
  const at = ({ start, end }: { start: number; end: number }) => text.slice(start - 100, end - 100);
  assert.equal(at(span), text);
  assert.deepEqual(
    options.map(({ keySpan, valueSpan, names }) => [at(keySpan), at(valueSpan), names.map((name) => at(name.span))]),
    [
      ["skip", "A,\tBc", ["A", "Bc"]],
      ["error", "no", []],
    ],
  );
  assert.equal(fault && at(fault.span), "no");
});
