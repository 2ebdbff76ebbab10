import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { mergedPairs } from "../../../../server/src/syntax/yaml/merge.ts";
import { parseYaml } from "../../../../server/src/syntax/yaml/parse.ts";
import { follow, mappingOf, scalarOf, type YamlNode } from "../../../../server/src/syntax/yaml/syntax.ts";

/** The tree as plain values: mappings as objects, `?` behind a key without a colon, aliases as `*name`. */
function plain(node: YamlNode | undefined): unknown {
  if (node === undefined) return undefined;
  if (node.type === "alias") return `*${node.name}`;
  if (node.type === "sequence") return node.items.map(plain);
  if (node.type === "scalar") return node.style === "missing" ? null : node.value;
  return Object.fromEntries(node.pairs.map((pair) => [`${pair.name}${pair.incomplete ? "?" : ""}`, plain(pair.value)]));
}

function tree(text: string): unknown {
  return plain(parseYaml(text).documents[0]?.root);
}

function errors(text: string): string[] {
  return parseYaml(text).errors.map(({ code, span }) => `${code} ${JSON.stringify(text.slice(span.start, span.end))}`);
}

describe("what is being typed swallows nothing", () => {
  test("a word without colon above a key", () => {
    const text = "services:\n  web:\n    ima\n    ports:\n      - 80\n  db:\n    image: x\n";
    assert.deepEqual(tree(text), { services: { web: { "ima?": null, ports: ["80"] }, db: { image: "x" } } });
    assert.deepEqual(errors(text), ['missing-colon "ima"']);
  });

  test("a word without colon below a key, at the end of a block", () => {
    assert.deepEqual(tree("a:\n  b: 1\n  c\nd: 2\n"), { a: { b: "1", "c?": null }, d: "2" });
  });

  test("a list below a word without colon", () => {
    assert.deepEqual(tree("a:\n  ports\n    - 80\n  c: 1\n"), { a: { "ports?": null, c: "1" } });
  });

  test("a second colon on a line", () => {
    assert.deepEqual(tree("a: b: c\nd: 1\n"), { a: { b: "c" }, d: "1" });
  });

  test("an open quote", () => {
    const text = 'a:\n  b: "x\n  c: 1\nd: 2\n';
    assert.deepEqual(tree(text), { a: { b: null, c: "1" }, d: "2" });
    assert.deepEqual(errors(text), ['unterminated "\\"x"']);
  });

  test("an open bracket", () => {
    assert.deepEqual(tree("a:\n  b: [1,\n  c: 1\nd: 2\n"), { a: { b: ["1"], c: "1" }, d: "2" });
  });

  test("a tab", () => {
    assert.ok(errors("a:\n\tb: 1\n").includes('tab "\\t"'));
  });
});

describe("spans and styles", () => {
  test("of keys, values, tags and anchors", () => {
    const text = "\u{1F600}: 'it''s'\na: !reset &x {b: 1}\nc: |\n  text\n";
    const root = mappingOf(parseYaml(text).documents[0]?.root);
    const cut = (node: YamlNode | undefined) => node && text.slice(node.span.start, node.span.end);
    assert.equal(cut(root?.pairs[0]?.key), "\u{1F600}");
    assert.equal(cut(root?.pairs[0]?.value), "'it''s'");
    assert.equal(scalarOf(root?.pairs[0]?.value)?.value, "it's");
    const a = root?.byName.get("a")?.value;
    assert.deepEqual([a?.tag, a?.anchor, cut(a)], ["!reset", "x", "{b: 1}"]);
    assert.equal(scalarOf(root?.byName.get("c")?.value)?.style, "literal");
  });

  test("several documents", () => {
    const { documents } = parseYaml("a: 1\n---\nb: 2\n---\n# nothing\n");
    assert.deepEqual(
      documents.map(({ root }) => plain(root)),
      [{ a: "1" }, { b: "2" }, undefined],
    );
  });

  test("comments, alone and behind something", () => {
    const { comments } = parseYaml("# one\na: # two\n  - b # three\n");
    assert.deepEqual(
      comments.map(({ text, alone }) => [text, alone]),
      [
        [" one", true],
        [" two", false],
        [" three", false],
      ],
    );
  });

  test("duplicate keys name both places", () => {
    const text = "a: 1\nb: 2\na: 3\n";
    const [error] = parseYaml(text).errors;
    assert.deepEqual(
      [error?.code, error?.span, error?.other],
      ["duplicate-key", { start: 10, end: 11 }, { start: 0, end: 1 }],
    );
  });
});

describe("anchors and aliases", () => {
  test("an alias means the last anchor of its name above it", () => {
    const root = mappingOf(parseYaml("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").documents[0]?.root);
    assert.deepEqual(
      ["b", "d"].map((name) => scalarOf(root?.byName.get(name)?.value)?.value),
      ["1", "2"],
    );
  });

  test("an alias inside its own anchor goes nowhere", () => {
    const text = "a: &x\n  b: *x\n";
    const a = mappingOf(mappingOf(parseYaml(text).documents[0]?.root)?.byName.get("a")?.value);
    assert.equal(follow(a?.byName.get("b")?.value), undefined);
    assert.deepEqual(errors(text), ['cyclic-alias "*x"']);
  });

  test("an alias without anchor", () => {
    assert.deepEqual(errors("a: *x\n"), ['unknown-alias "*x"']);
  });

  test("merge keys: own keys win, then the earlier merge", () => {
    const text = "x: &x {a: 1, b: 1}\ny: &y {b: 2, c: 2, <<: *x}\nz:\n  <<: [*x, *y]\n  a: 3\n";
    const z = mappingOf(mappingOf(parseYaml(text).documents[0]?.root)?.byName.get("z")?.value);
    assert.ok(z);
    const merged = Object.fromEntries([...mergedPairs(z)].map(([name, { value }]) => [name, scalarOf(value)?.value]));
    assert.deepEqual(merged, { a: "3", b: "1", c: "2" });
  });

  test("a bomb of merges ends", () => {
    const lines = ["x0: &a0 {k: v}"];
    for (let i = 1; i < 60; i++) lines.push(`x${i}: &a${i}\n  <<: [*a${i - 1}, *a${i - 1}]\n  k${i}: v`);
    const root = mappingOf(parseYaml(lines.join("\n")).documents[0]?.root);
    const last = mappingOf(root?.byName.get("x59")?.value);
    assert.ok(last);
    assert.equal(mergedPairs(last).size, 60);
  });
});

describe("no text is too bad", () => {
  test("nesting beyond all measure is an error, not a crash", () => {
    for (const text of ["[".repeat(5000), "{a: ".repeat(5000), "- ".repeat(5000), "? ".repeat(5000)]) {
      assert.deepEqual(
        parseYaml(text).errors.map(({ code }) => code),
        ["too-deep"],
      );
    }
  });

  test("any text gives a tree whose spans lie in the text", () => {
    const piece = fc.constantFrom(
      "a",
      "b:",
      ": ",
      "- ",
      "\n",
      "  ",
      "\t",
      '"',
      "'",
      "[",
      "]",
      "{",
      "}",
      "&x ",
      "*x",
      "!t ",
      "|",
      ">",
      "#",
      "---\n",
      "? ",
      "<<: ",
      "é",
      "\r\n",
      ",",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const { documents, errors: found } = parseYaml(text);
        for (const { span } of found) assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
        const pending = documents.flatMap(({ root }) => root ?? []);
        for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
          assert.ok(node.span.start >= 0 && node.span.start <= node.span.end && node.span.end <= text.length);
          if (node.type === "sequence") pending.push(...node.items);
          if (node.type === "mapping") pending.push(...node.pairs.flatMap(({ key, value }) => [key, value]));
        }
      }),
      { numRuns: 500 },
    );
  });
});
