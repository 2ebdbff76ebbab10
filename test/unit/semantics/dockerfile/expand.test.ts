import assert from "node:assert/strict";
import { test } from "node:test";
import { expandWord } from "../../../../server/src/semantics/dockerfile/expand.ts";
import { known, unknown } from "../../../../server/src/semantics/known.ts";

const VALUES: Readonly<Record<string, string>> = { A: "1", PATHS: "/usr/lib/x.tar.gz", EMPTY: "", WIDE: "añb" };

function lookup(name: string) {
  if (name === "HIDDEN") return unknown("the base hides it");
  const value = VALUES[name];
  return value === undefined ? ("unset" as const) : known(value);
}

function expand(raw: string, escapeCharacter: "\\" | "`" = "\\"): string {
  const { value, error } = expandWord(raw, lookup, { escape: escapeCharacter });
  return error !== undefined ? `error: ${error}` : value.known ? value.value : `unknown: ${value.reason}`;
}

const CASES: readonly (readonly [raw: string, expected: string])[] = [
  ["plain", "plain"],
  ["$A.$NOPE.", "1.."],
  ["${A}b", "1b"],
  ["'$A' \"$A\" \\$A", "$A 1 $A"],
  ['"a\\b\\"c"', 'a\\b"c'],
  ["$", "$"],
  ["${NOPE:-x$A}", "x1"],
  ["${EMPTY:-x}${EMPTY-y}", "x"],
  ["${A:+set}${NOPE:+no}${EMPTY+e}${EMPTY:+n}", "sete"],
  ["${A:?needed}${A?needed}", "11"],
  ["${NOPE:?give $A}", "error: NOPE: give 1"],
  ["${EMPTY:?}", "error: EMPTY: is not allowed to be empty"],
  ["${NOPE?}", "error: NOPE: is not allowed to be unset"],
  ["${PATHS#*/}", "usr/lib/x.tar.gz"],
  ["${PATHS##*/}", "x.tar.gz"],
  ["${PATHS%.*}", "/usr/lib/x.tar"],
  ["${PATHS%%.*}", "/usr/lib/x"],
  ["${PATHS/x/y}${PATHS//\\//-}", "/usr/lib/y.tar.gz-usr-lib-x.tar.gz"],
  ["${WIDE/?b/_}${WIDE#??}", "a_b"],
  ["${PATHS##'*'}", ""],
  ["${PATHS#\\*}", "/usr/lib/x.tar.gz"],
  ["${A#\\q}", "error: invalid pattern (\\q) in substitution: invalid escape '\\q'"],
  ["${NOPE:-${ALSO:-deep}}", "deep"],
  ["${}", "error: syntax error: bad substitution"],
  ["${A", "error: syntax error: missing '}'"],
  ["${A:-x", "error: syntax error: missing '}'"],
  ["${A/x", "error: syntax error: missing '/' in ${}"],
  ["${A^^}", "error: unsupported modifier (^) in substitution"],
  ["${A:#x}", "error: unsupported modifier (:#) in substitution"],
  ["'open", "error: unexpected end of statement while looking for matching single-quote"],
  ['"open', "error: unexpected end of statement while looking for matching double-quote"],
  ["end\\", "end"],
  ["$1$12x$@", "x"],
];

for (const [raw, expected] of CASES) test(`expands ${raw}`, () => assert.equal(expand(raw), expected));

test("the escape directive changes what escapes", () => {
  assert.equal(expand("a\\b`$A", "`"), "a\\b$A");
});

test("an unknown value makes unknown only what depends on it", () => {
  assert.equal(expand("x$HIDDEN"), "unknown: the base hides it");
  assert.equal(expand("${HIDDEN:-x}"), "unknown: the base hides it");
  assert.equal(expand("${HIDDEN:?message}"), "unknown: the base hides it");
  assert.equal(expand("${A:-$HIDDEN}"), "1");
  assert.equal(expand("${NOPE:+$HIDDEN}"), "");
  assert.equal(expand("${NOPE:-$HIDDEN}"), "unknown: the base hides it");
  assert.equal(expand("${HIDDEN"), "error: syntax error: missing '}'");
});

test("words split at blanks of values and not inside quotes", () => {
  const spaced = (name: string) => (name === "P" ? known("80  81") : ("unset" as const));
  assert.deepEqual(expandWord("$P \"a b\" ''", spaced, { escape: "\\" }).words, ["80", "81", "a b"]);
});

test("heredocs keep their quotes", () => {
  const { value } = expandWord("'$A' \"b\"", lookup, { escape: "\\", keepQuotes: true });
  assert.deepEqual(value, known("'1' \"b\""));
});

test("names without a value are told", () => {
  const { unmatched } = expandWord("$A ${NOPE:-$B} $HIDDEN", lookup, { escape: "\\" });
  assert.deepEqual([...unmatched].sort(), ["B", "NOPE"]);
});

test("endless nesting is refused, not followed", () => {
  const deep = `${"${A:-".repeat(5000)}${"}".repeat(5000)}`;
  assert.match(expand(deep), /^error: too many nested/);
});
