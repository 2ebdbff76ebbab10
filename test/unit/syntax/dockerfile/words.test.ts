import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { WordPart } from "../../../../server/src/syntax/dockerfile/syntax.ts";
import { faults, only, under } from "./parsed.ts";

/** Parts in short: text as it is (quoted ones with a mark), variables as `{name modifier operand|replacement}`. */
function short(parts: readonly WordPart[]): string {
  const marks = { none: "", single: "s:", double: "d:", escape: "e:" };
  return parts
    .map((part) => {
      if (part.kind === "text") return marks[part.quote] + part.text;
      const rest =
        part.modifier === undefined ? "" : ` ${part.modifier} ${short(part.operand)}|${short(part.replacement)}`;
      return `{${part.name}${rest}}`;
    })
    .join(",");
}

const value = (written: string) => only(`ENV a=${written}`, "ENV").pairs[0]?.value;
const parts = (written: string) => short(value(written)?.parts ?? []);

describe("words", () => {
  it("take quotes and escapes off", () => {
    assert.equal(parts(`a'b c'"d e"\\ f`), "a,s:b c,d:d e,e: ,f");
    assert.equal(value(`a'b c'"d e"\\ f`)?.literal, "ab cd e f");
    assert.equal(value('""')?.literal, "");
  });

  it("escape only quote, dollar and escape inside double quotes", () => {
    assert.equal(value('"\\n\\"\\$\\\\"')?.literal, '\\n"$\\');
  });

  it("know no variable in single quotes or behind an escape", () => {
    assert.equal(parts("'$X'"), "s:$X");
    assert.equal(parts("\\$X"), "e:$,X");
    assert.equal(value("'$X'")?.literal, "$X");
  });

  it("know plain and braced variables", () => {
    assert.equal(parts('$X-${Y}"$Z"'), "{X},-,{Y},{Z}");
    assert.equal(value("a$X")?.literal, undefined);
  });

  for (const modifier of [":-", "-", ":+", "+", ":?", "?", "#", "##", "%", "%%"]) {
    it(`know \${X${modifier}word}`, () => {
      assert.equal(parts(`\${X${modifier}word}`), `{X ${modifier} word|}`);
      assert.deepEqual(faults(`FROM a\nENV a=\${X${modifier}word}`), []);
    });
  }

  it("know replacement, once and everywhere", () => {
    assert.equal(parts("${X/a/b}"), "{X / a|b}");
    assert.equal(parts("${X//a/}"), "{X // a|}");
  });

  it("nest", () => {
    assert.equal(parts('${X:-${Y:-$Z}-"}"}t'), "{X :- {Y :- {Z}|},-,d:}|},t");
  });

  it("leave a dollar without a name as it is", () => {
    assert.equal(parts("a$ $"), "a,$");
    assert.equal(value("5$")?.literal, "5$");
  });

  it("know special parameters, as BuildKit does", () => {
    assert.equal(parts("$$x$?$12a"), "{$},x,{?},{12},a");
  });

  it("know where name and variable stand, over a continuation too", () => {
    const text = "ENV a=x${NA\\\nME:-b}";
    const [, part] = only(text, "ENV").pairs[0]?.value?.parts ?? [];
    assert.ok(part?.kind === "variable");
    assert.equal(part.name, "NAME");
    assert.equal(under(text, part.span), "${NA\\\nME:-b}");
    assert.equal(under(text, part.nameSpan), "NA\\\nME");
    assert.deepEqual(
      part.operand.map(({ span }) => under(text, span)),
      ["b"],
    );
  });

  it("report what BuildKit cannot expand, on the guilty characters", () => {
    assert.deepEqual(faults("ENV a='b"), ["unterminated-quote: 'b"]);
    assert.deepEqual(faults('USER "b'), ['unterminated-quote: "b']);
    assert.deepEqual(faults("WORKDIR ${X^^}"), ["bad-modifier: ^"]);
    assert.deepEqual(faults("WORKDIR ${X:=y}"), ["bad-modifier: :="]);
    assert.deepEqual(faults("WORKDIR ${X:#y}"), ["bad-modifier: :#"]);
    assert.deepEqual(faults("FROM ${}"), ["bad-substitution: ${}"]);
    assert.deepEqual(faults("FROM ${X"), ["bad-substitution: ${X"]);
    assert.deepEqual(faults("EXPOSE ${X:-1"), ["bad-substitution: 1"]);
    assert.deepEqual(faults("ENV a=${X/b}"), ["bad-substitution: }"]);
  });

  it("report nothing where nobody expands: MAINTAINER, RUN, a trigger", () => {
    assert.deepEqual(faults("MAINTAINER it's me\nRUN echo ${X^^} it's\nONBUILD USER ${X^^}"), []);
  });

  it("read quotes with the escape character in force", () => {
    const [pair] = only('# escape=`\nENV a="c:\\" b=`$x', "ENV").pairs;
    assert.equal(pair?.value?.literal, "c:\\");
  });

  it("survive nesting that nobody writes", () => {
    assert.equal(value(`${"${a:-".repeat(5000)}x${"}".repeat(5000)}`)?.parts.length !== 0, true);
  });
});
