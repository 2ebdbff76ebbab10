import assert from "node:assert/strict";
import { describe, test } from "node:test";
import dockerignore from "@balena/dockerignore";
import fc from "fast-check";
import { IgnoreMatcher } from "../../../../server/src/semantics/dockerignore/matcher.ts";
import { parseDockerignore } from "../../../../server/src/syntax/dockerignore/parse.ts";

function matcher(...lines: readonly string[]): IgnoreMatcher {
  return new IgnoreMatcher(parseDockerignore(lines.join("\n")).patterns);
}

/** The paths that the lines hide. */
function hidden(lines: readonly string[], paths: readonly string[]): readonly string[] {
  const found = matcher(...lines);
  return paths.filter((path) => found.decide(path).hidden);
}

describe("what a pattern hides", () => {
  test("a name counts at the top only, with everything below it", () => {
    assert.deepEqual(hidden(["node_modules"], ["node_modules", "node_modules/a/b", "web/node_modules"]), [
      "node_modules",
      "node_modules/a/b",
    ]);
  });

  test("two stars stand for any number of folders, none too", () => {
    assert.deepEqual(hidden(["**/tmp"], ["tmp", "a/tmp", "a/b/tmp/c", "atmp"]), ["tmp", "a/tmp", "a/b/tmp/c"]);
    assert.deepEqual(hidden(["a/**/z"], ["a/z", "a/b/z", "a/b/c/z", "b/z"]), ["a/z", "a/b/z", "a/b/c/z"]);
    assert.deepEqual(hidden(["a/**"], ["a", "a/b", "a/b/c", "ab"]), ["a/b", "a/b/c"]);
    assert.deepEqual(hidden(["**"], ["a", "a/b"]), ["a", "a/b"]);
    assert.deepEqual(hidden(["**.js"], ["a.js", "b/a.js", "a.jsx"]), ["a.js", "b/a.js"]);
    assert.deepEqual(hidden(["a**"], ["ab", "ab/c", "b"]), ["ab", "ab/c"]);
  });

  test("one star and ? stay inside a name, and hide what lies below", () => {
    assert.deepEqual(hidden(["*.js", "?", "*/b*"], ["a.js", "a/b.js", "x", "xy", "a.js/b"]), [
      "a.js",
      "a/b.js",
      "x",
      "a.js/b",
    ]);
  });

  test("classes and escapes", () => {
    assert.deepEqual(hidden(["[a-c]x", "[^a-c]y", "\\*z"], ["ax", "dx", "ay", "dy", "*z", "az"]), ["ax", "dy", "*z"]);
    assert.deepEqual(hidden(["[]a]"], ["]", "a"]), [], "Docker refuses it");
    assert.deepEqual(hidden(["a.b", "c+", "(d)", "$e"], ["a.b", "axb", "c+", "cc", "(d)", "d", "$e"]), [
      "a.b",
      "c+",
      "(d)",
      "$e",
    ]);
  });

  test("letter case counts", () => {
    assert.deepEqual(hidden(["Readme.md"], ["README.md", "Readme.md"]), ["Readme.md"]);
  });

  test("braces are no alternatives, and a bar frees the ends of an expression", () => {
    assert.deepEqual(hidden(["*.{js,ts}"], ["a.js", "a.{js,ts}"]), ["a.{js,ts}"]);
    assert.deepEqual(hidden(["a*|b"], ["a", "axyz", "c/b", "bc"]), ["a", "axyz", "c/b"]);
  });

  test("a backslash before a letter means what Go's expressions mean by it", () => {
    assert.deepEqual(hidden(["v\\d", "bin\\Debug"], ["v1", "vd", "bin\\Debug", "binxebug"]), ["v1", "binxebug"]);
  });
});

describe("exceptions", () => {
  test("the last line that matches wins, also below a hidden folder", () => {
    const paths = ["dist", "dist/app.js", "dist/maps/a", "src"];
    assert.deepEqual(hidden(["*", "!dist/app.js"], paths), ["dist", "dist/maps/a", "src"]);
    assert.deepEqual(hidden(["!dist/app.js", "*"], paths), paths);
    assert.deepEqual(hidden(["*", "!dist", "dist/maps"], paths), ["dist/maps/a", "src"]);
  });

  test("an exception for a folder does not undo a pattern that only names something inside", () => {
    assert.deepEqual(hidden(["a/b", "!a"], ["a", "a/b", "a/c"]), ["a/b"]);
    assert.deepEqual(hidden(["**/*.log", "!logs"], ["logs", "logs/x.log"]), ["logs/x.log"]);
  });

  test("each answer names the line that decided", () => {
    const found = matcher("*", "!dist", "dist/maps", "dist/maps");
    const by = (path: string) => found.decide(path).by?.index;
    assert.deepEqual([by("src"), by("dist/a"), by("dist/maps/x")], [0, 1, 2]);
    assert.equal(matcher("a").decide("b").by, undefined);
  });

  test("the patterns above one can be asked alone", () => {
    const found = matcher("a", "!a/b", "a/b");
    const [, second, third] = found.patterns;
    assert.ok(second && third);
    assert.deepEqual(
      [found.decideBefore("a/b", second).hidden, found.decideBefore("a/b", third).hidden, found.decide("a/b").hidden],
      [true, false, true],
    );
  });
});

test("an exception that leaves the context loses its mark", () => {
  // patternmatcher.New cleans `!../../a` to `a`; in a/a nothing compares that line, because line 1 has matched a.
  assert.deepEqual(
    parseDockerignore("!../../a").patterns.map(({ negated, pattern }) => ({ negated, pattern })),
    [{ negated: false, pattern: "a" }],
  );
  assert.deepEqual(hidden(["a", "!a/**", "!../../a"], ["a", "a/a"]), ["a"]);
});

describe("what Docker refuses", () => {
  const faults = (...lines: readonly string[]) => matcher(...lines).patterns.map(({ fault }) => fault);

  test("exceptions of nothing, brackets, backslashes", () => {
    assert.deepEqual(faults("!", "!/"), ["empty", "empty"]);
    assert.deepEqual(faults("[a", "a[]b]", "[-]", "[z-a]", "x[^]"), Array(5).fill("bracket"));
    assert.deepEqual(faults("a\\", "obj\\Release", "a\\é"), Array(3).fill("escape"));
    assert.deepEqual(faults("[a-z]", "[^-a]]", "\\[", "a]"), [undefined, "bracket", undefined, undefined]);
  });
});

/**
 * Where this package differs from Docker and so cannot be asked: letter case (an option), two stars before a name
 * (`**.js`), classes and escapes, patterns that Docker refuses, and exceptions in general. It lets a path inherit from
 * every folder what any line says, where Docker inherits only the lines that it compared; the two agree when all
 * exceptions come last and the lines before them name only what lies at the top.
 */
describe("the dockerignore package agrees", () => {
  const names = fc.constantFrom("a", "b", "src", "dist", "x.js", ".env", "a b", "README.md");
  const paths = fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
  const top = fc.constantFrom("a", "/b", "./src/", "dist", "*.js", "*", "?", "s*c", ".env", " a b ", "# no", "");
  const segment = fc.constantFrom("a", "b", "src", "x.js", "*", "?", "*.js", "d*t", ".", "..", "");
  const deep = fc.oneof(
    { weight: 2, arbitrary: fc.array(segment, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/")) },
    { weight: 1, arbitrary: fc.tuple(segment, segment).map(([a, b]) => `**/${a}/**/${b}`) },
    { weight: 1, arbitrary: segment.map((one) => `${one}/**`) },
  );
  /** Docker cleans the path of `!../a` with its mark: `!..` is a folder then, and nothing but `a` is left. */
  const staysException = (one: string) =>
    parseDockerignore(`!${one}`).patterns.every(({ negated, pattern }) => negated && pattern !== "");
  const check = (lines: readonly string[], path: string) => {
    const oracle = dockerignore.default({ ignorecase: false }).add(lines.join("\n"));
    assert.equal(matcher(...lines).decide(path).hidden, oracle.ignores(path), JSON.stringify({ lines, path }));
  };

  test("without exceptions", () => {
    fc.assert(fc.property(fc.array(deep, { maxLength: 5 }), paths, check), { numRuns: 2000 });
  });

  test("with exceptions behind patterns of the top", () => {
    const lines = fc
      .tuple(fc.array(top, { minLength: 1, maxLength: 3 }), fc.array(deep, { maxLength: 3 }))
      .map(([hides, shows]) => [...hides, ...shows.filter(staysException).map((one) => `!${one}`)]);
    fc.assert(fc.property(lines, paths, check), { numRuns: 2000 });
  });
});

test("stars do not make matching slow", () => {
  const pattern = `${"**/a*/".repeat(40)}z`;
  assert.equal(matcher(pattern).decide(`${"a/".repeat(150)}b`).hidden, false);
});
