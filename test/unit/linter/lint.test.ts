/** Presets, overrides, suppressions, failures and fixes of the linter itself, with rules made for the test. */
import assert from "node:assert/strict";
import test from "node:test";
import { applyFixes, chooseFix } from "../../../server/src/linter/fixes.ts";
import { type LintOptions, lint } from "../../../server/src/linter/lint.ts";
import { type CommentLine, defineRule, type Fix, type Rule, type Subject } from "../../../server/src/linter/rule.ts";
import { presetSeverity } from "../../../server/src/linter/severity.ts";
import { insert, replace } from "../../../server/src/text/edits.ts";
import { Snapshot } from "../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../server/src/workspace/sourceFile.ts";

const URI = "memory:/w/Dockerfile";

/** Each line is an owner; comments aim at the next line. */
const lines: Subject<SourceFile> = {
  language: "dockerfile",
  load: (reader, uri) => reader.file(uri) ?? new SourceFile(uri, ""),
  ownerOf: (file, offset) => file.lines.lineSpan(file.lines.lineAt(offset)),
  comments: (file): CommentLine[] =>
    file.text.split("\n").flatMap((text, i) => {
      const { start } = file.lines.lineSpan(i);
      return text.startsWith("#")
        ? [
            {
              span: { start, end: start + text.length },
              text: text.slice(1),
              target: file.lines.lineSpan(i + 1),
              directive: i === 0 && /^#\s*check\b/.test(text),
            },
          ]
        : [];
    }),
};

/** Reports every `x`, and can make it a `y`. */
const noX = (more: Partial<Rule<SourceFile>> = {}): Rule =>
  defineRule({
    id: "dockerfile/letter-x",
    title: "Letter x",
    category: "style",
    severity: "warning",
    from: "quiet",
    aliases: ["DL0001", "LetterX"],
    since: "0.1.0",
    fix: "safe",
    subject: lines,
    check({ source, report }) {
      for (const { index } of source.text.matchAll(/(?<!#.*)x/g)) {
        const span = { start: index, end: index + 1 };
        report({
          span,
          message: "An x.",
          fixes: () => [{ title: "Make it y", safety: "safe", edits: [replace(span, "y")] }],
        });
      }
    },
    ...more,
  });

function run(text: string, options: Partial<LintOptions> = {}) {
  const snapshot = Snapshot.empty().withFiles([[URI, new SourceFile(URI, text)]]);
  return lint(snapshot, URI, { rules: [noX()], preset: "learn", ...options });
}
const places = (text: string, options: Partial<LintOptions> = {}) =>
  run(text, options).findings.map(({ span }) => span.start);

test("reports come in order of place", () => assert.deepEqual(places("a x\nx"), [2, 4]));

test("an override by id, alias or pattern sets the severity; off removes it; the later layer wins", () => {
  for (const name of ["dockerfile/letter-x", "dl0001", "LetterX", "dockerfile/*"]) {
    assert.equal(run("x", { overrides: [{ [name]: "error" }] }).findings[0]?.severity, "error", name);
    assert.deepEqual(places("x", { overrides: [{ "*": "error" }, { [name]: "off" }] }), [], name);
  }
});

test("an override by a foreign code means the reports with this code only", () => {
  const two = noX({
    check: ({ report }) => {
      report({ span: { start: 0, end: 1 }, message: "One.", aliases: ["DL0001"] });
      report({ span: { start: 1, end: 2 }, message: "Two.", aliases: ["LetterX"] });
    },
  });
  assert.deepEqual(places("xx", { rules: [two], overrides: [{ DL0001: "off" }] }), [1]);
  const off = { ...two, from: "strict" } as const;
  assert.deepEqual(places("xx", { rules: [off], overrides: [{ DL0001: "hint" }] }), [0]);
});

test("presets: quiet has errors and warnings, teaching comes with learn, strict may raise", () => {
  const teaching = noX({ severity: "hint", from: "learn", strict: "warning" });
  const severities = (["quiet", "recommended", "learn", "strict", "all"] as const).map((preset) =>
    presetSeverity(teaching, preset),
  );
  assert.deepEqual(severities, ["off", "off", "hint", "warning", "warning"]);
  assert.equal(presetSeverity(noX({ severity: "information" }), "quiet"), "off");
});

const SILENT: readonly string[] = [
  "# dockwright-ignore dockerfile/letter-x -- because\nx",
  "# dockwright-ignore DL0001, other\nx",
  "# dockwright-ignore\nx",
  "# dockwright-ignore-file dockerfile/letter-x\n\nx",
  "# hadolint ignore=DL0001,DL9999\nx",
  "# hadolint global ignore=DL0001\n\nx",
  "# dockerfile-utils: ignore\nx",
];
for (const text of SILENT) test(`silent: ${JSON.stringify(text)}`, () => assert.deepEqual(places(text), []));

const LOUD: readonly string[] = [
  "# dockwright-ignore other\nx",
  "# hadolint ignore=DL9999\nx",
  "# hadolint ignore=DL0001\n\n\nx",
  "# a remark\nx",
];
for (const text of LOUD) test(`not silent: ${JSON.stringify(text)}`, () => assert.ok(places(text).length > 0));

test("comments silence nothing when that is not allowed", () => {
  assert.deepEqual(places("# hadolint ignore=DL0001\nx", { allowInlineIgnores: false }), [25]);
});

test("a rule that throws costs that rule only, and is told", () => {
  const broken = noX({
    id: "dockerfile/broken-rule",
    check: () => {
      throw new Error("boom");
    },
  });
  const { findings, failures } = run("x", { rules: [broken, noX()] });
  assert.equal(findings.length, 1);
  assert.deepEqual(
    failures.map(({ rule }) => rule),
    ["dockerfile/broken-rule"],
  );
});

test("a fix that throws is left out and told", () => {
  const broken = noX({
    check: ({ report }) =>
      report({
        span: { start: 0, end: 1 },
        message: "An x.",
        fixes: () => {
          throw new Error("boom");
        },
      }),
  });
  const { findings, failures } = run("x", { rules: [broken] });
  assert.deepEqual(findings[0]?.fixes(), []);
  assert.equal(failures.length, 1);
});

test("a report may be milder than its rule, not harsher", () => {
  const with_ = (severity: "hint" | "error") =>
    noX({ check: ({ report }) => report({ span: { start: 0, end: 1 }, message: "An x.", severity }) });
  assert.equal(run("x", { rules: [with_("hint")] }).findings[0]?.severity, "hint");
  assert.equal(run("x", { rules: [with_("error")] }).findings[0]?.severity, "warning");
});

test("mass fixes: overlapping ones wait, equal insertions are made once", () => {
  const span = { start: 0, end: 2 };
  assert.equal(applyFixes("abc", [[replace(span, "X")], [replace({ start: 1, end: 3 }, "Y")]], URI), "Xc");
  assert.equal(applyFixes("abc", [[insert(3, "!")], [insert(3, "!")]], URI), "abc!");
  const contradiction = [replace(span, "X"), replace({ start: 1, end: 3 }, "Y")];
  assert.equal(applyFixes("abc", [contradiction, [insert(3, "!")]], URI), "abc!", "such a fix is left out");
  assert.equal(applyFixes("abc", [[insert(3, "1"), insert(3, "2")]], URI), "abc12");
});

test("a mass fix takes what is safe enough, the preferred one first", () => {
  const fix = (title: string, safety: Fix["safety"], preferred = false): Fix => ({
    title,
    safety,
    edits: [],
    preferred,
  });
  const offered = [fix("a", "unsafe"), fix("b", "safe"), fix("c", "safe", true), fix("d", "suggestion")];
  assert.equal(chooseFix(offered, "safe")?.title, "c");
  assert.equal(chooseFix([fix("a", "unsafe")], "safe"), undefined);
  assert.equal(chooseFix([fix("a", "unsafe")], "unsafe")?.title, "a");
  assert.equal(chooseFix([fix("d", "suggestion")], "unsafe"), undefined);
});
