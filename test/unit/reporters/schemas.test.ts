/**
 * Each report format against what its readers require. The schemas are our own account of the formats: of SARIF 2.1.0
 * (OASIS) and JUnit/Checkstyle the parts that we write, closed, so that nothing else can slip in.
 */
import assert from "node:assert/strict";
import test from "node:test";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import { SEVERITIES } from "../../../server/src/linter/rule.ts";
import { json } from "../../../server/src/main/reporters/json.ts";
import { checkstyle } from "../../../server/src/main/reporters/checkstyle.ts";
import { github } from "../../../server/src/main/reporters/github.ts";
import { junit } from "../../../server/src/main/reporters/junit.ts";
import { sarif } from "../../../server/src/main/reporters/sarif.ts";
import { EMPTY, REPORT } from "./sample.ts";
import { parseXml, type XmlElement } from "./xml.ts";

const text = { type: "string", minLength: 1 };
const count = { type: "integer", minimum: 0 };
const closed = (properties: Record<string, AnySchema>, optional: readonly string[] = []): AnySchema => ({
  type: "object",
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
});
const list = (items: AnySchema, more: object = {}): AnySchema => ({ type: "array", items, ...more });

const position = closed({ line: count, character: count });
const FINDINGS = list(
  closed(
    {
      path: text,
      rule: text,
      aliases: list(text),
      severity: { enum: SEVERITIES },
      message: text,
      range: closed({ start: position, end: position }),
      instructionLine: count,
      fails: { enum: ["build", "load"] },
      fixes: list(closed({ title: text, safety: { enum: ["safe", "unsafe", "suggestion"] } })),
    },
    ["instructionLine", "fails"],
  ),
);

/** A message or description, and an address relative to a named base. */
const message = closed({ text });
const artifact = closed({ uri: { type: "string", pattern: "^[^:\\s\\\\]+$|^file:///" }, uriBaseId: text }, [
  "uriBaseId",
]);
const ordinal = { type: "integer", minimum: 1 };
const level = { enum: ["none", "note", "warning", "error"] };
const SARIF = closed({
  version: { const: "2.1.0" },
  runs: list(
    closed({
      tool: closed({
        driver: closed({
          name: text,
          version: text,
          semanticVersion: { type: "string", pattern: "^\\d+\\.\\d+\\.\\d+" },
          rules: list(
            closed(
              {
                id: text,
                shortDescription: message,
                help: closed({ text, markdown: text }),
                defaultConfiguration: closed({ level }),
              },
              ["help"],
            ),
            { uniqueItems: true },
          ),
        }),
      }),
      columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
      artifacts: list(closed({ location: artifact }), { uniqueItems: true }),
      results: list(
        closed(
          {
            ruleId: text,
            ruleIndex: count,
            level,
            message,
            locations: list(
              closed({
                physicalLocation: closed({
                  artifactLocation: artifact,
                  region: closed({ startLine: ordinal, startColumn: ordinal, endLine: ordinal, endColumn: ordinal }),
                }),
              }),
              { minItems: 1 },
            ),
            properties: closed({ aliases: list(text, { minItems: 1 }) }),
          },
          ["ruleIndex", "properties"],
        ),
      ),
    }),
    { minItems: 1 },
  ),
});

function conforms(schema: AnySchema, value: unknown): void {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(schema);
  validate(value);
  assert.deepEqual(validate.errors ?? [], []);
}

for (const [name, report] of Object.entries({ full: REPORT, empty: EMPTY })) {
  test(`json, ${name}`, () => conforms(FINDINGS, JSON.parse(json(report))));
  test(`sarif, ${name}`, () => conforms(SARIF, JSON.parse(sarif(report))));
  test(`checkstyle, ${name}`, () => nests(parseXml(checkstyle(report)), CHECKSTYLE));
  test(`junit, ${name}`, () => nests(parseXml(junit(report)), JUNIT));
  test(`github, ${name}`, () => {
    for (const line of github(report).split("\n").slice(0, -1))
      assert.match(
        line,
        /^::(?:error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,col=\d+(?:,endColumn=\d+)?,title=[^,:]+::.+$/,
      );
  });
}

test("a schema sees what does not belong", () => {
  const log = JSON.parse(sarif(REPORT)) as { runs: { results: Record<string, unknown>[] }[] };
  const [result] = log.runs[0]?.results ?? [];
  assert.ok(result);
  result["level"] = "hint";
  assert.throws(() => conforms(SARIF, log));
});

/** Attributes and children that an element may have; all attributes are required. */
interface ElementShape {
  readonly attributes: readonly string[];
  readonly children: Readonly<Record<string, ElementShape>>;
}

const CHECKSTYLE: ElementShape = {
  attributes: ["version"],
  children: {
    file: {
      attributes: ["name"],
      children: { error: { attributes: ["line", "column", "severity", "message", "source"], children: {} } },
    },
  },
};
const JUNIT: ElementShape = {
  attributes: ["name", "tests", "failures", "errors"],
  children: {
    testsuite: {
      attributes: ["name", "tests", "failures", "errors", "skipped"],
      children: {
        testcase: {
          attributes: ["name", "classname"],
          children: {
            failure: { attributes: ["type", "message"], children: {} },
            "system-out": { attributes: [], children: {} },
          },
        },
      },
    },
  },
};

function nests(element: XmlElement, shape: ElementShape): void {
  assert.deepEqual(Object.keys(element.attributes).sort(), [...shape.attributes].sort(), element.name);
  for (const child of element.children) {
    const inner = shape.children[child.name];
    assert.ok(inner, `${child.name} inside ${element.name}`);
    nests(child, inner);
  }
}
