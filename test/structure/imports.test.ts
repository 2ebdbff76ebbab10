/** Invariants 1, 2 and 10 of docs/architecture.md: who may import whom, and what. */
import assert from "node:assert/strict";
import test from "node:test";
import { codeOnly, filesBelow, importsOf } from "../harness/sources.ts";

const SERVER = "server/src/";
const sources = filesBelow("server/src", ".ts");

/** Lower may not import higher. */
const LAYERS = ["text", "workspace", "syntax", "semantics", "knowledge", "linter", "rules", "features", "lsp", "main"];

/** Where a file stands: the rule API is below the rules, the rest of the linter above them. */
function layer(path: string): number {
  if (path === `${SERVER}protocol.ts` || path.startsWith(`${SERVER}knowledge/data/`)) return 0; // plain facts
  if (/^server\/src\/linter\/(lint|rules\.generated|rulePages\.generated|options|suppressions|fixes)\.ts$/.test(path))
    return LAYERS.indexOf("features") + 0.5;
  return LAYERS.indexOf(path.slice(SERVER.length).split("/")[0] ?? "");
}

function offenders(check: (path: string, imported: string) => boolean, files = sources): string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((imported) => check(file.path, imported))
      .map((imported) => `${file.path} imports ${imported}`),
  );
}

test("every folder of the server has its place in the order of imports", () => {
  assert.deepEqual(
    sources.filter(({ path }) => layer(path) < 0).map(({ path }) => path),
    [],
  );
});

test("imports run one way through the layers", () => {
  assert.deepEqual(
    offenders((path, imported) => imported.startsWith(SERVER) && layer(imported) > layer(path)),
    [],
  );
});

test("the check of the layers sees a wrong import", () => {
  const wrong = { path: `${SERVER}text/x.ts`, text: 'import { lint } from "../linter/lint.ts";' };
  assert.equal(offenders((path, imported) => layer(imported) > layer(path), [wrong]).length, 1);
});

test("rules import neither each other nor features", () => {
  const rules = sources.filter(({ path }) => /^server\/src\/rules\/[^/]+\/[^/]+\.ts$/.test(path));
  const pages = new Set(filesBelow("server/src/rules", ".md").map(({ path }) => path.replace(/md$/, "ts")));
  assert.ok(rules.length > 0);
  assert.deepEqual(
    offenders((_, imported) => pages.has(imported) || imported.startsWith(`${SERVER}features/`), rules),
    [],
  );
});

test("the client imports only the protocol of the server", () => {
  const wrong = offenders(
    (_, imported) => imported.startsWith("server/") && imported !== `${SERVER}protocol.ts`,
    filesBelow("client/src", ".ts"),
  );
  assert.deepEqual(wrong, []);
});

const HOMES: readonly (readonly [RegExp, RegExp])[] = [
  [/^node:/, /^server\/src\/main\//],
  [/^vscode-languageserver(\/|$)/, /^server\/src\/(lsp|main)\//],
  [/^vscode-languageserver-textdocument$/, /^server\/src\/(lsp|main)\//],
  [/^vscode-languageserver-types$/, /^server\/src\/(features|lsp|main)\//],
  [/^vscode(-languageclient.*)?$/, /^client\/src\//],
  [/^dockerfile-ast/, /^server\/src\/syntax\/dockerfile\//],
  [/^yaml$/, /^server\/src\/syntax\/yaml\//],
  [/^unbash$/, /^server\/src\/syntax\/shell\//],
];

for (const [name, home] of HOMES) {
  test(`packages like ${name.source} are imported only below ${home.source}`, () => {
    assert.deepEqual(
      offenders(
        (path, imported) => name.test(imported) && !home.test(path),
        [...sources, ...filesBelow("client/src", ".ts")],
      ),
      [],
    );
  });
}

test("process and Buffer are used only below main", () => {
  const wrong = sources.filter(
    ({ path, text }) =>
      !path.startsWith(`${SERVER}main/`) &&
      !path.endsWith(".generated.ts") &&
      /(?<![.\w])(process\.|Buffer\b)/.test(codeOnly(text)),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test("linter and lsp know no rule, no instruction and no language", () => {
  const own = sources.filter(
    ({ path }) =>
      /^server\/src\/(linter|lsp)\//.test(path) && !/suppressions\.ts$|\.generated\.ts$|projectConfig/.test(path),
  );
  const strings = (text: string) =>
    [...text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, "").matchAll(/"([^"\n]*)"/g)].map((match) => match[1] ?? "");
  const known =
    /^(ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR|dockerfile|compose|dockerignore|DL\d+|(dockerfile|compose|shell)\/[a-z-]+)$/;
  const wrong = own.flatMap(({ path, text }) =>
    strings(text)
      .filter((value) => known.test(value))
      .map((value) => `${path}: ${value}`),
  );
  assert.deepEqual(wrong, []);
});
