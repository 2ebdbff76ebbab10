/** What is said to change nothing can be taken away: every path is decided as before. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hiddenAlready, ineffective, isPlain } from "../../../../server/src/semantics/dockerignore/effect.ts";
import { mayMatchBelow } from "../../../../server/src/semantics/dockerignore/below.ts";
import { IgnoreMatcher } from "../../../../server/src/semantics/dockerignore/matcher.ts";
import { parseDockerignore } from "../../../../server/src/syntax/dockerignore/parse.ts";

const segment = fc.constantFrom("a", "b", "c", "*", "**", "a*", "?", "[ab]");
const pattern = fc
  .tuple(fc.constantFrom("", "", "!"), fc.array(segment, { minLength: 1, maxLength: 3 }))
  .map(([mark, segments]) => mark + segments.join("/"));
const lines = fc.array(pattern, { minLength: 2, maxLength: 6 });
const name = fc.constantFrom("a", "b", "c", "ab");
const paths = fc.array(
  fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/")),
  { minLength: 12, maxLength: 12 },
);

function matcher(written: readonly string[]): IgnoreMatcher {
  return new IgnoreMatcher(parseDockerignore(written.join("\n")).patterns);
}

test("a redundant pattern or an exception of nothing can be removed", () => {
  let seen = 0;
  fc.assert(
    fc.property(lines, paths, (written, places) => {
      const whole = matcher(written);
      for (const one of whole.patterns) {
        const exception = ineffective(one, whole);
        if (exception?.kind === "hidden-again" && isPlain(one.pattern))
          assert.equal(whole.decide(one.pattern).by, exception.by);
        if (!hiddenAlready(one, whole) && exception?.kind !== "nothing-hidden") continue;
        seen++;
        const rest = matcher(written.filter((_, i) => i !== one.index));
        for (const path of places)
          assert.equal(rest.decide(path).hidden, whole.decide(path).hidden, JSON.stringify({ written, one, path }));
      }
    }),
    { numRuns: 5000 },
  );
  assert.ok(seen > 1000);
});

test("a pattern that cannot name anything in a folder names nothing there", () => {
  fc.assert(
    fc.property(pattern, name, paths, (written, folder, places) => {
      const [one] = matcher([written]).patterns;
      if (!one || mayMatchBelow(one, folder)) return;
      for (const path of places) assert.equal(one.matches(`${folder}/${path}`), false, `${written} ${folder}/${path}`);
    }),
    { numRuns: 3000 },
  );
});
