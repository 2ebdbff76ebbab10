import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseDockerignore } from "../../../../server/src/syntax/dockerignore/parse.ts";
import { textAt } from "../../../../server/src/text/span.ts";

function patterns(text: string): readonly string[] {
  return parseDockerignore(text).patterns.map(({ negated, pattern }) => `${negated ? "!" : ""}${pattern}`);
}

describe("lines of an ignore file", () => {
  test("paths are cleaned as Docker cleans them", () => {
    assert.deepEqual(patterns("/a\n./b/\nc//d/./e\nf/../g\n../h\n/../i\n/\n.\n//j\n"), [
      "a",
      "b",
      "c/d/e",
      "g",
      "../h",
      "i",
      "/",
      ".",
      "j",
    ]);
  });

  test("an exception may have space behind its mark; without a path nothing is left", () => {
    assert.deepEqual(patterns("!a\n! /b\n!\n!/\n/!c\n!!d\n"), ["!a", "!b", "!", "!", "!c", "!!d"]);
  });

  test("only the first column makes a comment", () => {
    const text = "# one\n # two\n\n   \na # three\r\n";
    assert.deepEqual(patterns(text), ["# two", "a # three"]);
    assert.deepEqual(
      parseDockerignore(text).comments.map((comment) => comment.text),
      [" one"],
    );
  });

  test("a byte order mark is no part of the first line, and spans are those of the file", () => {
    const text = "\ufeff#x\r\n  ! dist/ \r\nb";
    const { patterns: found, comments } = parseDockerignore(text);
    assert.deepEqual(
      found.map(({ span, patternSpan }) => [textAt(text, span), textAt(text, patternSpan)]),
      [
        ["! dist/", "dist/"],
        ["b", "b"],
      ],
    );
    assert.deepEqual(comments, [{ span: { start: 1, end: 3 }, text: "x" }]);
  });

  test("any text is read, every line once", () => {
    const lines = fc.array(fc.constantFrom("a", "!", "#", " ", "/", "..", "\n", "\r\n", "\\", "é", "😀"));
    fc.assert(
      fc.property(
        fc.oneof(
          lines.map((parts) => parts.join("")),
          fc.string({ unit: "binary" }),
        ),
        (text) => {
          let end = 0;
          for (const { span, patternSpan } of parseDockerignore(text).patterns) {
            assert.ok(end <= span.start && span.start < span.end && span.end <= text.length);
            assert.ok(span.start <= patternSpan.start && patternSpan.end <= span.end);
            assert.ok(!textAt(text, span).includes("\n"));
            end = span.end;
          }
        },
      ),
    );
  });
});
