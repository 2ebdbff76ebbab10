/** The configuration files of dclint and compose-lint hold for Compose files. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { configProblems } from "../../../server/src/linter/projectConfig.ts";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { check } from "../../../server/src/main/api.ts";
import { inWorkspace, uriOf } from "../../harness/workspace.ts";

const COMPOSE = `version: "3"
services:
  web:
    image: nginx
    privileged: true
  db:
    image: postgres:18
    privileged: true
`;

/** Rule and severity of what is found in the Compose file, one line each. */
async function found(files: Readonly<Record<string, string>>, path = "compose.yaml"): Promise<readonly string[]> {
  const findings = await check({ ...files, [path]: COMPOSE });
  return findings
    .filter((finding) => finding.path === path)
    .map(({ rule, severity, range }) => `${rule} ${severity} ${range.start.line}`);
}

const lines = (of: readonly string[], rule: string) => of.filter((line) => line.startsWith(rule));

test("dclint's rules are switched off and graded by their names", async () => {
  const usual = await found({});
  assert.deepEqual(lines(usual, "compose/obsolete-version"), ["compose/obsolete-version hint 0"]);
  const config = '{ "rules": { "no-version-field": 0, "service-image-require-explicit-tag": [2, {}] } }';
  for (const name of [".dclintrc", ".dclintrc.json"]) {
    const own = await found({ [name]: config });
    assert.deepEqual(lines(own, "compose/obsolete-version"), []);
    assert.deepEqual(lines(own, "compose/image-without-version"), ["compose/image-without-version error 3"]);
  }
  assert.deepEqual(await found({ ".dclintrc.yaml": "exclude: [old]\n" }, "old/compose.yaml"), []);
  assert.deepEqual(await found({ ".dclintrc.yaml": "exclude: [old/compose.yaml]\n" }, "old/compose.yaml"), []);
});

test("the nearest file of a linter counts, and .dockwright.yaml is stronger", async () => {
  const files = {
    ".dclintrc.yml": "rules: { no-version-field: 0 }\n",
    "sub/.dclintrc.yml": "rules: { no-version-field: 1 }\n",
  };
  assert.deepEqual(lines(await found(files, "sub/compose.yaml"), "compose/obsolete-version"), [
    "compose/obsolete-version warning 0",
  ]);
  const both = await found({ ...files, ".dockwright.yaml": "rules: { compose/obsolete-version: error }\n" });
  assert.deepEqual(lines(both, "compose/obsolete-version"), ["compose/obsolete-version error 0"]);
});

test("compose-lint's rules are switched off, graded, and kept from services", async () => {
  const rule = "compose/privileged-service";
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ["enabled: false", []],
    ["severity: critical", [`${rule} error 4`, `${rule} error 7`]],
    ["severity: medium", [`${rule} warning 4`, `${rule} warning 7`]],
    ["exclude_services: [web]", [`${rule} information 7`]],
    ["exclude_services: { db: 'it asks for a device' }", [`${rule} information 4`]],
  ];
  for (const [setting, expected] of rows) {
    const config = `rules:\n  CL-0002:\n    ${setting}\n`;
    assert.deepEqual(lines(await found({ ".compose-lint.yml": config }), rule), expected, setting);
  }
});

test("what is wrong in such a file is told where it stands, and the rest counts", async () => {
  const problems = async (name: string, text: string) => {
    const told = await inWorkspace({ [name]: text }, (reader) => configProblems(reader, uriOf(name), RULES));
    return told.map(({ span }) => text.slice(span.start, span.end));
  };
  assert.deepEqual(await problems(".dclintrc", '{ "rules": { "a": 3, "b": [] }, "exclude": {} }'), ["3", "[]", "{}"]);
  assert.deepEqual(await problems(".compose-lint.yml", "rules:\n  CL-0002:\n    enabled: 0\n    severity: bad\n"), [
    "bad",
    "0",
  ]);
  assert.deepEqual(await problems(".compose-lint.yml", "rules: [CL-0002]\n"), ["[CL-0002]"]);
});
