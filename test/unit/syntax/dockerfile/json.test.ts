import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faults, only, under } from "./parsed.ts";

const failure = (text: string) => {
  const { command } = only(text, "CMD");
  assert.equal(command.form, "shell");
  return `${under(text, command.jsonFailure?.span)}: ${command.jsonFailure?.reason}`;
};

describe("JSON form", () => {
  it("keeps blanks and decodes escapes", () => {
    const text = 'CMD [ "a" , "d e", "\\u0041\\n\\"\\/" ]';
    const { command } = only(text, "CMD");
    assert.equal(command.form, "exec");
    assert.deepEqual(
      command.json?.items.map(({ value }) => value),
      ["a", "d e", 'A\n"/'],
    );
    assert.deepEqual(
      command.json?.items.map(({ span }) => under(text, span)),
      ['"a"', '"d e"', '"\\u0041\\n\\"\\/"'],
    );
    assert.equal(under(text, command.json?.span), text.slice(4));
    assert.equal(command.jsonFailure, undefined);
  });

  it("may be empty and may go over lines", () => {
    assert.deepEqual(only("CMD []", "CMD").command.json?.items, []);
    const text = 'CMD ["a", \\\n# no\n  "b"]';
    assert.deepEqual(
      only(text, "CMD").command.json?.items.map(({ span }) => under(text, span)),
      ['"a"', '"b"'],
    );
  });

  it("decodes lone surrogates as Go does", () => {
    assert.deepEqual(only('CMD ["\\ud83d\\ude00 \\ud83d"]', "CMD").command.json?.items[0]?.value, "😀 \ufffd");
  });

  it("says why and where something is no JSON", () => {
    assert.equal(failure('CMD ["a" "b"]'), '": a comma is missing between two strings');
    assert.equal(failure("CMD ['a']"), "'a': JSON strings take double quotes");
    assert.equal(failure("CMD [a, b]"), "a: a string must stand in double quotes");
    assert.equal(failure('CMD ["a",]'), "]: a comma must not stand before ]");
    assert.equal(failure('CMD ["a"'), '": the list is not closed by ]');
    assert.equal(failure('CMD ["a]'), '"a]: the string is not closed');
    assert.equal(failure('CMD ["a"] b'), "b: nothing may follow ]");
    assert.equal(failure('CMD ["c:\\windows"]'), "\\w: JSON has no such escape; a backslash is written \\\\");
  });

  it("is not looked for where no list begins", () => {
    assert.equal(only("CMD a [b]", "CMD").command.jsonFailure, undefined);
  });

  it("reports a list of something else than strings, which BuildKit refuses", () => {
    assert.deepEqual(faults('CMD ["a", 1]'), ["json-not-strings: 1"]);
    assert.deepEqual(faults('COPY ["a", ["b"]]'), ['json-not-strings: ["b"']);
    assert.deepEqual(faults("HEALTHCHECK CMD [null]"), ["json-not-strings: null"]);
    assert.deepEqual(faults("ONBUILD CMD [true]"), ["json-not-strings: true"]);
    assert.deepEqual(faults("CMD [1"), []);
  });

  it("is expanded item by item in COPY, ADD and VOLUME", () => {
    const text = 'COPY ["a b", "$\\u0041", "/d"]';
    const copy = only(text, "COPY");
    assert.deepEqual(
      copy.sources.map(({ literal }) => literal),
      ["a b", undefined],
    );
    const [part] = copy.sources[1]?.parts ?? [];
    assert.ok(part?.kind === "variable");
    assert.equal(part.name, "A");
    assert.equal(under(text, part.nameSpan), "\\u0041");
    assert.equal(copy.destination?.literal, "/d");
    assert.deepEqual(
      only('VOLUME ["/a", "/b c"]', "VOLUME").words.map(({ literal }) => literal),
      ["/a", "/b c"],
    );
  });
});
