/** Invariant 3, the sizes, the names, and what must not stand in a public project. */
import assert from "node:assert/strict";
import test from "node:test";
import { codeOnly, filesBelow, type SourceText } from "../harness/sources.ts";

const server = filesBelow("server/src", ".ts").filter(({ path }) => !path.endsWith(".generated.ts"));
const all = [...server, ...["client", "scripts", "test"].flatMap((folder) => filesBelow(folder, ".ts"))];

const paths = (files: readonly SourceText[]) => files.map(({ path }) => path);

test("no mutable state at module level below main", () => {
  const below = server.filter(({ path }) => !path.startsWith("server/src/main/"));
  const wrong = below.filter(({ text }) =>
    /^(export )?let |^(export )?const \w+(: [^=]+)? = new (Map|Set|WeakMap|WeakSet|Array)(<[^(]*>)?\(\)/m.test(
      codeOnly(text),
    ),
  );
  assert.deepEqual(paths(wrong), []);
});

test("files stay below 300 lines", () => {
  assert.deepEqual(paths(all.filter(({ text }) => text.split("\n").length > 301)), []);
});

test("names say what a thing is: no Manager, Helper, Util, Provider", () => {
  const wrong = all.filter(
    ({ path, text }) =>
      /(^|\/)(utils?|helpers?|misc|common)(\/|\.ts$)/i.test(path) ||
      /\b(class|interface|type|function)\s+\w*(Manager|Helper|Utils?|Provider)\b/.test(codeOnly(text)),
  );
  assert.deepEqual(paths(wrong), []);
});

test("no TODO, no skipped and no exclusive test is left", () => {
  const wrong = all.filter(
    ({ path, text }) =>
      path !== "test/structure/sources.test.ts" &&
      /\b(TODO|FIXME|XXX)\b|\b(test|it|describe)\.(skip|only)\(/.test(text),
  );
  assert.deepEqual(paths(wrong), []);
});

test("no path of a machine stands in the project", () => {
  const texts = [...all, ...["docs", "examples", "snippets", "syntaxes"].flatMap((folder) => filesBelow(folder, ""))];
  const wrong = texts.filter(
    ({ path, text }) =>
      path !== "test/structure/sources.test.ts" &&
      /\/work\/(main|shared)|\/home\/\w+\/|registry\.npmjs\.org/.test(text),
  );
  assert.deepEqual(paths(wrong), []);
});
