import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseEnv } from "../../../../server/src/syntax/env/parse.ts";
import { textAt } from "../../../../server/src/text/span.ts";

/** "KEY=raw" lines, with the quote that the value had; a name alone has no "=". */
function entries(text: string): readonly string[] {
  return parseEnv(text).entries.map(
    ({ key, separator, quote, raw }) => `${key}${separator ? "=" : ""}${quote ?? ""}${raw}`,
  );
}

function problems(text: string): readonly string[] {
  return parseEnv(text).problems.map(({ code, span }) => `${code} ${textAt(text, span)}`);
}

describe("entries of a file of variables", () => {
  test("spaces around the separator do not count, a colon is one too", () => {
    assert.deepEqual(entries("A = 1\nB: 2\n  C\t=3 \n"), ["A=1", "B=2", "C=3"]);
  });

  test("export is left out, a name alone has no value", () => {
    assert.deepEqual(entries("export A=1\nexport\tB\nC\n"), ["A=1", "B", "C"]);
  });

  test("a comment begins a line, or stands behind a space after an unquoted value", () => {
    assert.deepEqual(entries("# A=1\nA=1 # one\nB=1#2\nC='x' # three\n"), ["A=1", "B=1#2", "C='x"]);
    assert.deepEqual(
      parseEnv("# A=1\nA=1 # one\nB=1#2\nC='x' # three\n").comments.map(({ text }) => text),
      [" A=1", " one", " three"],
    );
  });

  test("where there is no value, the comment is the value", () => {
    assert.deepEqual(entries("A= # none\n"), ["A=# none"]);
  });

  test("quoted values go over lines; only their own quote loses its backslash", () => {
    assert.deepEqual(entries('A="a\nb"\nB=\'it\\\'s \\n\'\nC="say \\"x\\" \\n"\n'), [
      'A="a\nb',
      "B='it's \\n",
      'C="say "x" \\n',
    ]);
  });

  test("the next statement may follow a closing quote", () => {
    assert.deepEqual(entries("A='x'B=2\n"), ["A='x", "B=2"]);
  });

  test("a name without line feed at the end of the file is a value without name", () => {
    assert.deepEqual(
      parseEnv("A=1\nHOME").entries.map(({ key, raw }) => [key, raw]),
      [
        ["A", "1"],
        ["", "HOME"],
      ],
    );
  });

  test("a byte order mark and CRLF do not count, and spans are those of the file", () => {
    const text = "\ufeffA=1\r\nB='2'\r\n";
    const { entries: found } = parseEnv(text);
    assert.deepEqual(
      found.map(({ span }) => textAt(text, span)),
      ["A=1", "B='2'"],
    );
    assert.deepEqual(
      found.map(({ valueSpan }) => textAt(text, valueSpan)),
      ["1", "'2'"],
    );
  });
});

describe("what Compose refuses", () => {
  test("characters that no name has", () => {
    assert.deepEqual(problems("A!B=1\nB=2\n"), ["unexpected-character !"]);
    assert.deepEqual(problems("😀=1\n"), ["unexpected-character 😀"]);
    assert.deepEqual(problems("Größe_1.x-y[0]=1\n"), []);
  });

  test("a space inside a name, and nothing behind export", () => {
    assert.deepEqual(problems("A B=1\nset C=2\n"), ["space-in-key A B", "space-in-key set C"]);
    assert.deepEqual(problems("A=1\nexport "), ["missing-key export"]);
  });

  test("a quote without its end; the lines below are read all the same", () => {
    assert.deepEqual(problems('A=\'x\nB="2"\n'), ["unterminated-quote 'x"]);
    assert.deepEqual(entries('A=\'x\nB="2"\n'), ['B="2']);
  });
});

test("any text gives entries and problems in order, inside the text, and never throws", () => {
  const pieces = fc.constantFrom(
    "A",
    "=",
    ":",
    "'",
    '"',
    "\\",
    " ",
    "\n",
    "\r\n",
    "#",
    "export ",
    "$",
    "é",
    "😀",
    "\t",
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const { entries: found, problems: failed } = parseEnv(text);
      let end = 0;
      for (const { span, keySpan, valueSpan } of found) {
        assert.ok(end <= span.start && span.start <= keySpan.start && keySpan.end <= valueSpan.start);
        assert.ok(valueSpan.end === span.end && span.end <= text.length);
        end = span.end;
      }
      for (const { span } of failed) assert.ok(span.start < span.end && span.end <= text.length);
    }),
  );
});
