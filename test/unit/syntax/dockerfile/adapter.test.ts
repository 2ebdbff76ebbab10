import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { readWithLibrary, wordSpans } from "../../../../server/src/syntax/dockerfile/adapter.ts";
import { KEYWORDS } from "../../../../server/src/syntax/dockerfile/keywords.ts";
import { splitBlanks } from "../../../../server/src/syntax/dockerfile/split.ts";

const characters = fc.constantFrom(..."aZ_9./:@+,=~${}()*?!%^|;& \t-");
const rest = fc.array(characters, { maxLength: 30 }).map((all) => all.join(""));

describe("dockerfile-ast", () => {
  it("agrees with our splitter wherever it is asked", () => {
    fc.assert(
      fc.property(fc.constantFrom(...KEYWORDS, "FOO"), rest, (keyword, tail) => {
        const text = `${keyword} ${tail}`;
        const library = readWithLibrary(text);
        assert.deepEqual(library?.keyword, { start: 0, end: keyword.length });
        const end = text.trimEnd().length;
        const flags = /^([ \t]*--\S*)*[ \t]*/.exec(text.slice(keyword.length))?.[0].length ?? 0;
        const from = Math.min(end, keyword.length + flags);
        assert.deepEqual(wordSpans(library, text, from, end), splitBlanks(text, from, end));
      }),
      { numRuns: 2000 },
    );
  });

  it("is not asked where it reads differently from BuildKit", () => {
    for (const text of [
      'COPY "a b" c',
      "RUN cat <<EOF",
      'CMD ["a b"]',
      "EXPOSE 80\\ 81",
      "COPY a\u00a0b c",
      `RUN ${"a".repeat(2000)}`,
    ]) {
      assert.equal(readWithLibrary(text), undefined, text);
    }
  });
});
