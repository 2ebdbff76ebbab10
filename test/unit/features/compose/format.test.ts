/** Formatting of Compose files: indentation and line ends, nothing else. */
import assert from "node:assert/strict";
import test from "node:test";
import { format } from "../../../../server/src/main/api.ts";

const formatted = (text: string) => format({ "compose.yaml": text }, "compose.yaml");

test("one width of indentation, the one that most of the file has", async () => {
  assert.equal(
    await formatted(
      "services:\n  web:\n     image: a\n     # why\n     ports:\n       - 80\n  db:\n    image: b\n  c:\n    build:\n      context: .\n",
    ),
    "services:\n  web:\n    image: a\n    # why\n    ports:\n      - 80\n  db:\n    image: b\n  c:\n    build:\n      context: .\n",
  );
});

test("lists keep their style: flush with the key or one step in, with the gap behind the dash", async () => {
  const text =
    "services:\n    web:\n        ports:\n        - 80\n        command:\n            -   a\n            -   b: 1\n                c: 2\n";
  assert.equal(await formatted(text), text);
});

test("block scalars move as a whole and keep their text", async () => {
  assert.equal(
    await formatted(
      "a:\n  b:\n     c: |\n        x  \n\n          y\n     d: >-2\n         e\n     f: 1\n  g:\n    h:\n      i: 1\n".replace(
        ">-2",
        ">-",
      ),
    ),
    "a:\n  b:\n    c: |\n       x  \n\n         y\n    d: >-\n        e\n    f: 1\n  g:\n    h:\n      i: 1\n",
  );
});

test("comments, anchors, quotes, big numbers, blank lines, flow collections and documents stay", async () => {
  const text =
    "# top\nx-a: &a\n  k: 12345678901234567890 # big\n\n\nservices:\n  web:\n    <<: *a\n    t: 'q'\n    u: \"r\"\n    f: [1,\n      2 ]\n    p: one\n      two\n---\nservices: {}\n";
  assert.equal(await formatted(text), text);
});

test("blanks at line ends go and the last line is ended, but not behind a block scalar", async () => {
  assert.equal(await formatted("a: 1  \nb: x \t\n\n  \nc: 2"), "a: 1\nb: x\n\n\nc: 2\n");
  assert.equal(await formatted("a: |\n  x"), "a: |\n  x");
  assert.equal(await formatted("a: 1\r\nb: 2"), "a: 1\r\nb: 2\r\n");
});

test("broken files and odd shapes get no edits", async () => {
  for (const text of ["a:\n\tb: 1  \n", "a: [1  \n", "a: 1\na: 2  \n"]) assert.equal(await formatted(text), text);
  const odd = "? a\n:   b: 1\n";
  assert.equal(await formatted(odd), odd);
});
