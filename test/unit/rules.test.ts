/** Every rule page, and every file of harder cases under test/fixtures/rules, is a test. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { LintFinding, LintOptions } from "../../server/src/linter/lint.ts";
import type { Rule } from "../../server/src/linter/rule.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { LineIndex } from "../../server/src/text/lineIndex.ts";
import { type Files, fixFiles, lintFiles } from "../harness/lintFiles.ts";
import { type Marker, parseRulePage, type RuleCase } from "../harness/rulePage.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

function pagesBelow(folder: string): readonly string[] {
  if (!existsSync(`${root}${folder}`)) return [];
  const names = readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".md"))
    .map((name) => name.replaceAll("\\", "/"))
    .sort();
}

for (const name of pagesBelow("server/src/rules")) {
  const path = `server/src/rules/${name}`;
  describe(path, () => {
    const rule = ruleOf(name);
    const page = parseRulePage(readFileSync(`${root}${path}`, "utf8"));
    test("says what and why, and has a bad and a good block", () => {
      assert.equal(page.title, rule.title);
      assert.ok(page.paragraphs.length >= 2, "one paragraph what, one paragraph why");
      for (const kind of ["bad", "good"])
        assert.ok(
          page.cases.some((one) => one.kind === kind),
          `no ${kind} block`,
        );
      assert.equal(
        page.cases.some(({ kind }) => kind === "fixed"),
        rule.fix !== "none",
        "fixed blocks and rule.fix",
      );
    });
    runCases(rule, page.cases);
  });
}

// `slug.md` or `slug.topic.md` in the folder of the rule's group.
for (const name of pagesBelow("test/fixtures/rules")) {
  const path = `test/fixtures/rules/${name}`;
  describe(path, () => runCases(ruleOf(name), parseRulePage(readFileSync(`${root}${path}`, "utf8")).cases));
}

function ruleOf(name: string): Rule {
  const id = name.replace(/(?:\.[\w-]+)?\.md$/, "");
  const rule = RULES.find((one) => one.id === id);
  assert.ok(rule, `no rule ${id}: run \`npm run generate\``);
  return rule;
}

function runCases(rule: Rule, cases: readonly RuleCase[]): void {
  cases.forEach((one, i) => {
    test(`line ${one.line}: ${one.kind}${one.fixTitle ? ` "${one.fixTitle}"` : ""}`, async () => {
      if (one.kind === "fixed")
        await checkFixed(
          rule,
          one,
          cases.slice(0, i).findLast(({ kind }) => kind === "bad"),
        );
      else await checkReports(rule, one);
      const everything = await lintFiles(one.files, one.path, { rules: RULES, preset: "all" });
      assert.deepEqual(everything.failures, [], "a rule threw");
    });
  });
}

/** The rule's own preset, so that it is on. */
function optionsFor(rule: Rule, { options }: RuleCase): LintOptions {
  const always = rule.from === "quiet" || rule.from === "recommended";
  return {
    rules: RULES,
    preset: options.preset ?? (always ? "learn" : rule.from),
    hadolintCompatible: options.hadolintCompatible ?? false,
    ruleOptions: options.options ? { [rule.id]: options.options } : {},
  };
}

async function checkReports(rule: Rule, one: RuleCase): Promise<void> {
  const findings = await findingsOf(rule, one.files, one);
  const lines = new LineIndex(one.files[one.path] ?? "");
  const actual = findings.map((finding) => place(finding, lines, one.files[one.path] ?? ""));
  const inOrder = [...one.markers].sort((a, b) => a.line - b.line || a.start - b.start);
  assert.deepEqual(
    actual.map(shown),
    inOrder.map((marker, i) => shown({ ...marker, message: begins(actual[i], marker) })),
  );
  for (const { message, report } of findings) {
    assert.ok((/^.*?[.!?](?= |$)/.exec(message)?.[0] ?? message).length <= 90, `too long: ${message}`);
    assert.ok(report.span.start < report.span.end || one.files[one.path] === "", "an empty span");
  }
}

async function findingsOf(rule: Rule, files: Files, one: RuleCase): Promise<readonly LintFinding[]> {
  const { findings } = await lintFiles(files, one.path, optionsFor(rule, one), one.options.shellcheck);
  return findings.filter((finding) => finding.rule.id === rule.id);
}

/** The whole message where the marker's text begins it, so that the comparison below sees equals. */
function begins(actual: Marker | undefined, { message }: Marker): string {
  return actual?.message.startsWith(message) ? actual.message : message;
}

function shown({ line, start, end, message }: Marker): string {
  return `${line + 1}:${start}-${end} ${message}`;
}

/** A report over several lines is marked up to the end of its first one. */
function place({ span, message }: LintFinding, lines: LineIndex, text: string): Marker {
  const { line, character } = lines.positionAt(span.start);
  const first = lines.lineSpan(line);
  const lastOfLine = first.start + text.slice(first.start, first.end).trimEnd().length;
  const end = span.end > first.end ? lastOfLine : span.end;
  return { line, start: character, end: end - first.start, message };
}

async function checkFixed(rule: Rule, one: RuleCase, bad: RuleCase | undefined): Promise<void> {
  assert.ok(bad, "a fixed block needs a bad one before it");
  const options = optionsFor(rule, bad);
  const fixed = await fixFiles(bad.files, bad.path, rule, options, one.fixTitle, bad.options.shellcheck);
  assert.equal(fixed[one.path], one.files[one.path]);
  assert.deepEqual(await findingsOf(rule, fixed, bad).then((left) => left.map(({ message }) => message)), []);
  const before = await lintFiles(bad.files, bad.path, options);
  const after = await lintFiles(fixed, bad.path, options);
  const failing = ({ findings }: { findings: readonly LintFinding[] }) => findings.filter(({ fails }) => fails).length;
  assert.ok(failing(after) <= failing(before), "the fix makes a new failure");
}
