import assert from "node:assert/strict";
import { test } from "node:test";
import { checkstyle } from "../../../server/src/main/reporters/checkstyle.ts";
import { FORMATS } from "../../../server/src/main/reporters/formats.ts";
import { github } from "../../../server/src/main/reporters/github.ts";
import { json } from "../../../server/src/main/reporters/json.ts";
import { junit } from "../../../server/src/main/reporters/junit.ts";
import { pretty } from "../../../server/src/main/reporters/pretty.ts";
import { sarif } from "../../../server/src/main/reporters/sarif.ts";
import { EMPTY, FINDINGS, REPORT } from "./sample.ts";
import { parseXml } from "./xml.ts";

const MESSAGE = "\"<node>\" & 100 % 'real'\nsecond: line, \ufffd[31mred\ufffd";

test("json is the findings themselves", () => {
  assert.deepEqual(JSON.parse(json(REPORT)), FINDINGS);
  assert.equal(json(EMPTY), "[]\n");
});

test("github commands are one line each and escaped", () => {
  assert.deepEqual(github(REPORT).split("\n"), [
    "::notice file=a b/Dockerfile,line=3,endLine=3,col=6,endColumn=10,title=dockerfile/latest-tag::" +
      "\"<node>\" & 100 %25 'real'%0Asecond: line, \u001b[31mred\u0000",
    "::error file=a b/Dockerfile,line=4,endLine=5,col=1,title=dockerfile/unknown-instruction::Bad \ud800 half",
    "::notice file=x%3Ay%2Cz/compose.yaml,line=1,endLine=1,col=1,endColumn=8,title=compose/obsolete-version::old",
    "",
  ]);
  assert.equal(github(EMPTY), "");
});

test("checkstyle is well formed and keeps every character that XML can hold", () => {
  const root = parseXml(checkstyle(REPORT));
  assert.equal(root.name, "checkstyle");
  assert.deepEqual(
    root.children.map((file) => [file.attributes["name"], file.children.length]),
    [
      ["a b/Dockerfile", 2],
      ["clean/Dockerfile", 0],
      ["x:y,z/compose.yaml", 1],
    ],
  );
  assert.deepEqual(root.children[0]?.children[0]?.attributes, {
    line: "3",
    column: "6",
    severity: "info",
    message: MESSAGE,
    source: "dockwright.dockerfile/latest-tag",
  });
  assert.equal(root.children[0]?.children[1]?.attributes["message"], "Bad \ufffd half");
});

test("junit fails where the command fails, and counts rightly", () => {
  const root = parseXml(junit(REPORT));
  assert.deepEqual(root.attributes, { name: "dockwright", tests: "4", failures: "1", errors: "0" });
  const kinds = root.children.map((suite) => suite.children.map((testCase) => testCase.children[0]?.name ?? "passed"));
  assert.deepEqual(kinds, [["system-out", "failure"], ["passed"], ["system-out"]]);
  const sum = (name: string) => root.children.reduce((total, suite) => total + Number(suite.attributes[name]), 0);
  assert.deepEqual([sum("tests"), sum("failures")], [4, 1]);
  assert.equal(root.children[0]?.children[0]?.children[0]?.text.trim(), `a b/Dockerfile:3:6: information: ${MESSAGE}`);
  assert.deepEqual(parseXml(junit(EMPTY)).attributes["tests"], "3");
});

test("sarif has the places, levels and rules that 2.1.0 wants", () => {
  const log = JSON.parse(sarif(REPORT));
  assert.equal(log.version, "2.1.0");
  const [run] = log.runs;
  assert.equal(run.tool.driver.name, "Dockwright");
  assert.deepEqual(
    run.tool.driver.rules.map((rule: { id: string }) => rule.id),
    REPORT.rules.map((rule) => rule.id),
  );
  const results = run.results.map((result: { ruleId: string; ruleIndex: number; level: string }) => {
    assert.equal(run.tool.driver.rules[result.ruleIndex].id, result.ruleId);
    return result.level;
  });
  assert.deepEqual(results, ["note", "error", "note"]);
  const { physicalLocation } = run.results[1].locations[0];
  assert.deepEqual(physicalLocation.region, { startLine: 4, startColumn: 1, endLine: 5, endColumn: 3 });
  assert.equal(physicalLocation.artifactLocation.uri, "a%20b/Dockerfile");
  assert.equal(run.results[2].locations[0].physicalLocation.artifactLocation.uri, "x%3Ay%2Cz/compose.yaml");
  assert.deepEqual(run.results[0].properties, { aliases: ["DL3006"] });
  assert.deepEqual(JSON.parse(sarif(EMPTY)).runs[0].results, []);
});

test("pretty groups by file, neutralises what would steer the terminal, and sums up", () => {
  const lines = pretty(REPORT).split("\n");
  assert.equal(lines[0], "a b/Dockerfile");
  assert.equal(
    lines[1],
    "  3:6  information  \"<node>\" & 100 % 'real' second: line, \\x1b[31mred\\x00  dockerfile/latest-tag (DL3006)",
  );
  assert.match(lines[2] ?? "", /^ {2}4:1 {2}error {8}Bad . half {2}dockerfile\/unknown-instruction \[--fix\]$/);
  assert.equal(lines.at(-2), "3 files checked: 1 error, 1 information, 1 hint. 1 can be fixed with --fix.");
  assert.equal(pretty(EMPTY), "3 files checked, nothing found.\n");
});

test("colours only where they are wanted", () => {
  for (const reporter of Object.values(FORMATS)) {
    const plain = reporter({ ...REPORT, findings: FINDINGS.slice(1) });
    assert.equal(plain.includes("\u001b"), false);
  }
  assert.ok(pretty({ ...REPORT, colour: true }).includes("\u001b[31m"));
});
