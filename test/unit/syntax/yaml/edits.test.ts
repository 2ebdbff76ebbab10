/** Edits of YAML text: what they make is read as what was meant, and nothing else is touched. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parse } from "yaml";
import {
  doubleQuoted,
  itemsToKeys,
  mappingToItem,
  pairsToItems,
  quoteEdit,
  removeItem,
  removePair,
  replaceScalar,
  stringSource,
  wrapInList,
} from "../../../../server/src/syntax/yaml/edits.ts";
import { movePair } from "../../../../server/src/syntax/yaml/move.ts";
import { mappingOf, scalarOf, type YamlMapping, type YamlNode } from "../../../../server/src/syntax/yaml/syntax.ts";
import { applyEdits, type TextEdit } from "../../../../server/src/text/edits.ts";
import { parseYaml } from "../../../../server/src/syntax/yaml/parse.ts";

/** The value of the key `a` in a text. */
function valueOf(text: string): { root: YamlMapping; value: YamlNode } {
  const root = mappingOf(parseYaml(text).documents[0]?.root);
  const value = root?.byName.get("a")?.value;
  assert.ok(root && value, text);
  return { root, value };
}

function apply(text: string, edits: TextEdit | readonly TextEdit[] | undefined): string | undefined {
  if (edits === undefined) return undefined;
  return applyEdits(text, Array.isArray(edits) ? edits : [edits as TextEdit]);
}

describe("scalars", () => {
  test("any text is read back as itself, in block and in flow style", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom("yes", "null", "010", "1e3", "a: b", "- x", "#", "x #y", "0x1f")),
        (text) => {
          assert.equal((parse(`a: ${stringSource(text)}\n`) as { a: unknown }).a, text);
          assert.deepEqual((parse(`a: [${stringSource(text, true)}]\n`) as { a: unknown }).a, [text]);
          assert.equal(parse(doubleQuoted(text)), text);
        },
      ),
    );
  });

  test("a new text keeps the quotes", () => {
    for (const [before, after] of [
      ["a: x # c\n", "a: new # c\n"],
      ["a: 'x'\n", "a: 'new'\n"],
      ['a: "x"\n', 'a: "new"\n'],
    ] as const) {
      const scalar = scalarOf(valueOf(before).value);
      assert.equal(apply(before, scalar && replaceScalar(scalar, "new")), after);
    }
    const block = scalarOf(valueOf("a: |\n  x\n").value);
    assert.equal(block && replaceScalar(block, "new"), undefined);
  });

  test("quoting and wrapping", () => {
    const text = "a: 80:80 # web\n";
    const scalar = scalarOf(valueOf(text).value);
    assert.ok(scalar);
    assert.equal(apply(text, quoteEdit(scalar)), 'a: "80:80" # web\n');
    assert.equal(apply(text, wrapInList(scalar, true)), 'a: ["80:80"] # web\n');
    assert.equal(apply(text, wrapInList(scalar, false)), "a: [80:80] # web\n");
  });
});

describe("collections", () => {
  const cases: readonly [string, string, string, (node: YamlNode, text: string) => readonly TextEdit[] | undefined][] =
    [
      ["items to keys", "a:\n  - x # one\n  - y\nb: 1\n", "a:\n  x: # one\n  y:\nb: 1\n", keys],
      ["items at their key's column", "a:\n- x\n- y\n", "a:\n  x:\n  y:\n", keys],
      ["flow items", "a: [x, y]\n", "a: {x: {}, y: {}}\n", keys],
      ["pairs to items", "a:\n  ./x: /y # c\n  z: /w\n", "a:\n  - ./x:/y # c\n  - z:/w\n", items],
      ["flow pairs", "a: {x: /y}\n", "a: [x:/y]\n", items],
      [
        "a mapping as an item",
        "a:\n  # c\n  x: 1\n  y:\n    z: 2\nb: 1\n",
        "a:\n  # c\n  - x: 1\n    y:\n      z: 2\nb: 1\n",
        item,
      ],
    ];
  for (const [name, before, after, change] of cases) {
    test(name, () => assert.equal(apply(before, change(valueOf(before).value, before)), after));
  }

  test("what is no plain name stays", () => {
    const text = "a:\n  - x: 1\n";
    assert.equal(keys(valueOf(text).value, text), undefined);
  });
});

function keys(node: YamlNode, text: string): readonly TextEdit[] | undefined {
  return node.type === "sequence" ? itemsToKeys(node, text) : undefined;
}

function items(node: YamlNode): readonly TextEdit[] | undefined {
  return node.type === "mapping" ? pairsToItems(node, ":") : undefined;
}

function item(node: YamlNode, text: string): readonly TextEdit[] | undefined {
  return node.type === "mapping" ? mappingToItem(node, text) : undefined;
}

describe("removal", () => {
  const pair = (text: string, name: string) => {
    const root = mappingOf(parseYaml(text).documents[0]?.root);
    const found = root?.byName.get(name);
    return apply(text, root && found && removePair(root, found, text));
  };

  test("a pair with its lines", () => {
    assert.equal(pair("a:\n  x: 1\nb: 2 # two\nc: 3\n", "b"), "a:\n  x: 1\nc: 3\n");
    assert.equal(pair("a:\n  x: 1\nb: 2\n", "a"), "b: 2\n");
    assert.equal(pair("{a: 1, b: 2}\n", "a"), "{b: 2}\n");
    assert.equal(pair("{a: 1, b: 2}\n", "b"), "{a: 1}\n");
  });

  test("the only pair stays", () => {
    assert.equal(pair("a: 1\n", "a"), undefined);
  });

  test("the first key of an item", () => {
    const text = "a:\n  - x: 1\n    y: 2\n";
    const list = valueOf(text).value;
    const inner = list.type === "sequence" ? mappingOf(list.items[0]) : undefined;
    const first = inner?.pairs[0];
    assert.equal(apply(text, inner && first && removePair(inner, first, text)), "a:\n  - y: 2\n");
  });

  test("an item", () => {
    for (const [text, after] of [
      ["a:\n  - x\n  - y # c\n  - z\n", "a:\n  - x\n  - z\n"],
      ["a: [x, y, z]\n", "a: [x, z]\n"],
    ] as const) {
      const list = valueOf(text).value;
      const second = list.type === "sequence" ? list.items[1] : undefined;
      assert.equal(apply(text, list.type === "sequence" && second ? removeItem(list, second, text) : undefined), after);
    }
  });
});

test("a pair moves with its comments and its depth", () => {
  const text = "s:\n  w:\n    i: x\n    d: # why\n      k: 1\nv:\n  n: 1\n";
  const root = mappingOf(parseYaml(text).documents[0]?.root);
  const services = mappingOf(root?.byName.get("s")?.value);
  const web = mappingOf(services?.byName.get("w")?.value);
  const wrong = web?.byName.get("d");
  assert.ok(services && web && wrong);
  assert.equal(
    apply(text, movePair(wrong, web, services, text)),
    "s:\n  w:\n    i: x\n  d: # why\n    k: 1\nv:\n  n: 1\n",
  );
});
