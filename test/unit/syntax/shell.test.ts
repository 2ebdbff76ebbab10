/** The shell tree over any text: it never throws, and every span lies inside the text. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { commandsOf } from "../../../server/src/semantics/shell/flatten.ts";
import { parseShell } from "../../../server/src/syntax/shell/parse.ts";
import { placedAt } from "../../../server/src/syntax/shell/place.ts";

const START = 7;
const pieces = fc.constantFrom(
  ..."a|b|$x|${y:-z}|$(|)|`|\"|'|\\|\n|\\\n| |;|;;|&|&&|\\|\\||<|>|>>|<<E|E\n|{|}|(|[|]|[[|]]|#|=|A=b|if |then |fi|for i in |do |done|case x in |esac|sh -c |sudo |-c|$((|))|function f|*|?|\t|é".split(
    /(?<!\\)\|/,
  ),
  "|",
  "||",
);

function spansIn(value: unknown, into: { start: number; end: number }[]): void {
  if (typeof value !== "object" || value === null) return;
  const { start, end } = value as { start?: unknown; end?: unknown };
  if (typeof start === "number" && typeof end === "number") into.push({ start, end });
  for (const item of Array.isArray(value) ? value : Object.values(value)) spansIn(item, into);
}

test("any text gives a tree whose spans lie inside it, and commands in order", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const text = parts.join("");
      const script = parseShell(text, placedAt(START));
      const spans: { start: number; end: number }[] = [];
      spansIn(script, spans);
      for (const { start, end } of spans) assert.ok(START <= start && start <= end && end <= START + text.length, text);
      const starts = commandsOf(script.body, "sh").map(({ span }) => span.start);
      assert.deepEqual(
        starts,
        [...starts].sort((a, b) => a - b),
      );
    }),
    { numRuns: 3000, seed: 5 },
  );
});

describe("what a shell cannot read is told at its place", () => {
  const rows: readonly (readonly [string, string, number, number])[] = [
    ["a && && b", "a command is missing after `&&`", 5, 7],
    ["if x; then y", "`fi` is missing, which closes `if`", 11, 12],
    [`echo "abc`, "this double quote is never closed", 5, 6],
    ["echo $(foo", "this command substitution is never closed", 5, 7],
    ["a)", "`)` must not stand here", 1, 2],
    ["a > ", "the redirection names no file", 2, 3],
    ["(a", "`)` is missing, which closes the `(`", 1, 2],
  ];
  for (const [text, message, start, end] of rows)
    test(text, () => {
      const [problem] = parseShell(text, placedAt(0)).problems;
      assert.deepEqual(problem, { message, span: { start, end } });
    });
});

test("comments are found where a word could begin, and nowhere else", () => {
  const text = "a # one\nb#no '# no' \"# no\" $# ${#x} ;# two\ncat <<E # three\n# no\nE\n# four";
  const comments = parseShell(text, placedAt(0)).comments.map(({ start, end }) => text.slice(start, end));
  assert.deepEqual(comments, ["# one", "# two", "# three", "# four"]);
});

test("a word ends before a continuation", () => {
  const [command] = commandsOf(parseShell("a b\\\n&& c", placedAt(0)).body, "sh");
  assert.equal(command?.arguments[0]?.raw, "b");
});
