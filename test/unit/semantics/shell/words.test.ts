/** When a command needs no shell, and where `exec` may stand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { plainWords, withExec } from "../../../../server/src/semantics/shell/words.ts";

describe("plainWords", () => {
  const rows: readonly (readonly [string, readonly string[] | undefined])[] = [
    ["node server.js", ["node", "server.js"]],
    [`foo 'it''s' "a\\"b" c\\ d ""`, ["foo", "its", 'a"b', "c d", ""]],
    [`echo "a\\n"`, ["echo", "a\\n"]],
    ...[
      "$A x",
      `a "$B"`,
      "a | b",
      "a && b",
      "a; b",
      "a > b",
      "a *.js",
      "a [x]",
      "a {b,c}",
      "ls ~",
      "A=1 b",
      "a `b`",
      "cd /x",
      "exec a",
      "a 'b",
      "a # b",
      "a \\",
      "",
      "if x",
    ].map((command) => [command, undefined] as const),
  ];
  for (const [command, words] of rows)
    test(JSON.stringify(command), () => assert.deepEqual(plainWords(command), words));
});

describe("withExec", () => {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["node $A", "exec node $A"],
    ["cd /x && node .", "cd /x && exec node ."],
    ["a 'x && y' 2>&1", "exec a 'x && y' 2>&1"],
    ["$HOME/run ${A:-b}", "exec $HOME/run ${A:-b}"],
    ...[
      "a | b",
      "a || b",
      "a & b",
      "a &",
      "(a)",
      "{ a; }",
      "if x; then y; fi",
      "for x in y; do z; done",
      "a; A=1 b",
      "a && cd b",
      "a;",
      "a $(b)",
      "a 'b",
      "exec a",
    ].map((command) => [command, undefined] as const),
  ];
  for (const [command, expected] of rows)
    test(JSON.stringify(command), () => assert.equal(withExec(command), expected));
});
