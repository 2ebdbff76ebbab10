import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parse } from "dotenv";
import fc from "fast-check";
import { substitute } from "../../../../server/src/semantics/compose/load/template.ts";
import { envValues } from "../../../../server/src/semantics/env/values.ts";
import { parseEnv } from "../../../../server/src/syntax/env/parse.ts";

function values(text: string, environment: Readonly<Record<string, string>> = {}): Record<string, string> {
  const found = envValues(parseEnv(text), (name) => environment[name]);
  assert.deepEqual(found.problems, []);
  return Object.fromEntries([...found.values].map(([name, { value }]) => [name, value]));
}

describe("values of a file of variables", () => {
  test("variables are replaced without quotes and in double ones", () => {
    assert.deepEqual(values("A=1\nB=$A${A}\nC=\"<$A>\"\nD='$A'\n"), { A: "1", B: "11", C: "<1>", D: "$A" });
  });

  test("what was set outside wins inside a value; a name alone takes it", () => {
    assert.deepEqual(values("A=1\nB=$A\nHOME\nNONE\n", { A: "2", HOME: "/root" }), { A: "1", B: "2", HOME: "/root" });
  });

  test("escapes count in double quotes only", () => {
    assert.deepEqual(values('A="a\\nb\\t\\x\\$B"\nB=a\\nb\n'), { A: "a\nb\t\\x$B", B: "a\\nb" });
    assert.deepEqual(values('A="\\0101\\01\\0999"\n'), { A: "A\\1\\999" });
  });

  test("the last one of a name wins, and unset variables are named", () => {
    assert.deepEqual(values("A=1\nA=2\n"), { A: "2" });
    assert.deepEqual(envValues(parseEnv("A=$X-$Y\n")).values.get("A")?.unset, ["X", "Y"]);
  });

  test("errors of interpolation are told with their entry", () => {
    const { problems } = envValues(parseEnv("A=${\nB=${C:?set $D}\n"));
    assert.deepEqual(
      problems.map(({ entry, error }) => [entry.key, error]),
      [
        ["A", { kind: "malformed", span: { start: 0, end: 2 } }],
        ["B", { kind: "required", span: { start: 0, end: 12 }, name: "C", reason: "set " }],
      ],
    );
  });

  test("the dotenv package agrees where both have the same rules", () => {
    const plain = fc.stringMatching(/^[A-Za-z0-9_.,:/+-]{0,12}$/);
    const inside = fc.stringMatching(/^[A-Za-z0-9 #=.,:/+-]{0,12}$/);
    const value = fc.oneof(
      plain,
      inside.map((text) => `'${text}'`),
      inside.map((text) => `"${text}"`),
    );
    const line = fc
      .tuple(fc.constantFrom("", "export "), fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,6}$/), value, fc.boolean())
      .map(([lead, name, text, comment]) => `${lead}${name}=${text}${comment && text !== "" ? " # why" : ""}`);
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const text = lines.map((one) => `${one}\n`).join("");
        assert.deepEqual(values(text), { ...parse(text) });
      }),
    );
  });
});

describe("substitution", () => {
  const lookup = (name: string) => ({ value: ({ A: "a", E: "" } as Record<string, string>)[name], certain: true });
  const value = (text: string) => {
    const { text: result, problems } = substitute(text, lookup);
    return problems.find(({ kind }) => kind !== "unset")?.kind ?? result;
  };

  test("every operator, nested, beside others", () => {
    assert.equal(value("$A ${A} $$A ${X}."), "a a $A .");
    assert.equal(value("${X:-d}${E:-d}${E-d}${X-d}"), "ddd");
    assert.equal(value("${A:+y}${E:+y}${E+y}${X+y}"), "yy");
    assert.equal(value("${A:?no}${E?no}"), "a");
    assert.equal(value("${X:-${Y:-${A}}} ${X-{}}"), "a {}");
  });

  test("what is no variable", () => {
    assert.equal(value("$1 a$ $-"), "$1 a$ $-");
    for (const text of ["${", "${}", "${A", "${A!}", "${1}", "${X:-"]) assert.equal(value(text), "malformed", text);
    assert.equal(value("${E:?no}"), "required");
  });

  test("thousands of them, side by side and nested, end", () => {
    assert.equal(value("${X:-b}".repeat(20_000)).length, 20_000);
    const nested = "${X:-".repeat(20_000) + "}".repeat(20_000);
    assert.equal(substitute(nested, lookup).certain, false, "nobody nests as deep; the text is left");
  });
});
