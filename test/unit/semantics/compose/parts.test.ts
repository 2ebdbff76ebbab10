import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { inWords, parseDuration } from "../../../../server/src/semantics/compose/durations.ts";
import { interpolationsIn, isInterpolated } from "../../../../server/src/semantics/compose/interpolation.ts";
import { keyPath, modelAt, modelPaths, placesOf } from "../../../../server/src/semantics/compose/model.ts";
import { parsePortShort } from "../../../../server/src/semantics/compose/ports.ts";
import { parseVolumeShort } from "../../../../server/src/semantics/compose/volumes.ts";

describe("ports in short form", () => {
  const cases: readonly [string, (string | undefined)[]][] = [
    ["80", [undefined, undefined, "80", undefined]],
    ["8080:80", [undefined, "8080", "80", undefined]],
    ["127.0.0.1:8080:80/udp", ["127.0.0.1", "8080", "80", "udp"]],
    ["127.0.0.1::80", ["127.0.0.1", undefined, "80", undefined]],
    ["[::1]:8080:80", ["[::1]", "8080", "80", undefined]],
    ["3000-3005:4000-4005", [undefined, "3000-3005", "4000-4005", undefined]],
    ["${HOST:-8080}:${PORT:-80}/tcp", [undefined, "${HOST:-8080}", "${PORT:-80}", "tcp"]],
  ];
  for (const [text, expected] of cases) {
    test(text, () => {
      const { ip, host, container, protocol } = parsePortShort(text);
      assert.deepEqual([ip?.text, host?.text, container.text, protocol?.text], expected);
      for (const part of [ip, host, container, protocol]) {
        if (part) assert.equal(text.slice(part.span.start, part.span.end), part.text);
      }
    });
  }
});

describe("mounts in short form", () => {
  const cases: readonly [string, string, (string | undefined)[]][] = [
    ["/data", "anonymous", [undefined, "/data", undefined]],
    ["data:/data", "volume", ["data", "/data", undefined]],
    ["./data:/data:ro", "bind", ["./data", "/data", "ro"]],
    ["~/data:/data", "bind", ["~/data", "/data", undefined]],
    ["C:\\data:/data", "bind", ["C:\\data", "/data", undefined]],
    ["\\\\.\\pipe\\x:/x", "bind", ["\\\\.\\pipe\\x", "/x", undefined]],
    ["${DIR:-./x}:/data", "volume", ["${DIR:-./x}", "/data", undefined]],
  ];
  for (const [text, kind, expected] of cases) {
    test(text, () => {
      const mount = parseVolumeShort(text);
      assert.equal(mount.kind, kind);
      assert.equal(mount.error, undefined);
      assert.deepEqual([mount.source?.text, mount.target?.text, mount.options?.text], expected);
    });
  }

  test("what Compose refuses", () => {
    assert.equal(parseVolumeShort("").error, "empty");
    assert.equal(parseVolumeShort("data::ro").error, "empty-section");
    assert.equal(parseVolumeShort("aa:bb:cc:dd").error, "too-many-colons");
  });
});

describe("durations", () => {
  test("in seconds", () => {
    const texts = ["0", "10s", "1m30s", "1.5h", "2d", "1w", "500ms", "10", "1 s", "s", ""];
    assert.deepEqual(texts.map(parseDuration), [
      0,
      10,
      90,
      5400,
      172_800,
      604_800,
      0.5,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test("in words", () => {
    assert.deepEqual([90, 0.5, 86_401, 3600].map(inWords), [
      "1 minute 30 seconds",
      "500 milliseconds",
      "1 day 1 second",
      "1 hour",
    ]);
  });
});

describe("interpolation", () => {
  test("names, operators and arguments", () => {
    const text = "a $B ${C} ${D:-x${E}} ${F?no}$$G ${H+}";
    const found = interpolationsIn(text).map(({ name, operator, argument, span }) => [
      name,
      operator,
      argument,
      text.slice(span.start, span.end),
    ]);
    assert.deepEqual(found, [
      ["B", undefined, undefined, "$B"],
      ["C", undefined, undefined, "${C}"],
      ["D", ":-", "x${E}", "${D:-x${E}}"],
      ["F", "?", "no", "${F?no}"],
      ["H", "+", "", "${H+}"],
    ]);
  });

  test("an escaped dollar is text", () => {
    assert.deepEqual(["$$X", "$$$X", "x", "$X"].map(isInterpolated), [false, true, false, true]);
  });

  test("any text is read, and what is found lies in it", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom("$", "{", "}", "A", ":-", "?", " ", "$$"), { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        for (const { span, name } of interpolationsIn(text)) {
          assert.ok(text.slice(span.start, span.end).startsWith("$"));
          assert.ok(text.slice(span.start, span.end).includes(name));
        }
      }),
    );
  });
});

describe("the model", () => {
  test("every key, item and free name has a node", () => {
    for (const path of modelPaths()) {
      const node = modelAt(path);
      for (const key of node?.keys ?? []) assert.ok(modelAt(keyPath(path, key) ?? "?"), `${path} ${key}`);
      if (node?.items) assert.ok(modelAt(`${path}[]`), `${path}[]`);
    }
  });

  test("the nearest place of a key comes first", () => {
    assert.equal(placesOf("replicas", "services.*")[0], "services.*.deploy");
    assert.equal(placesOf("restart", "services.*.healthcheck")[0], "services.*");
    assert.deepEqual(placesOf("nothing", ""), []);
  });
});
