/** The edits behind "Ignore here", "in this file" and "in this workspace". */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { switchedOff, switchOff } from "../../../server/src/linter/projectConfig/switchOff.ts";
import { projectConfig } from "../../../server/src/linter/projectConfig.ts";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { overriddenSeverity } from "../../../server/src/linter/severity.ts";
import { type IgnoreEdit, ignoreHere, ignoreInFile } from "../../../server/src/linter/suppressions/edits.ts";
import { dockerfileSubject } from "../../../server/src/semantics/dockerfile/subject.ts";
import { applyEdits, insert } from "../../../server/src/text/edits.ts";
import { MEMORY_ROOT } from "../../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../server/src/workspace/uri.ts";
import { type Files, lintFiles } from "../../harness/lintFiles.ts";
import { parseRulePage } from "../../harness/rulePage.ts";
import { ROOT } from "../../harness/sources.ts";

const apply = (text: string, { offset, newText }: IgnoreEdit): string => applyEdits(text, [insert(offset, newText)]);
const at = (path: string): string => resolvePath(MEMORY_ROOT, path);
const withFile = (path: string, text: string): Snapshot =>
  Snapshot.empty([MEMORY_ROOT]).withFiles([[at(path), new SourceFile(at(path), text)]]);

const LATEST = { id: "dockerfile/latest-tag", aliases: ["DL3007"] };
const SHELL_FORM = { id: "dockerfile/shell-form-command", aliases: ["JSONArgsRecommended", "DL3025"] };

/** "Ignore here" for the instruction that begins with `keyword`. */
function here(text: string, keyword: string, rule = LATEST): string {
  const graph = dockerfileSubject.load(withFile("Dockerfile", text), at("Dockerfile"));
  const anchor = graph.syntax.instructions.find((one) => one.keyword === keyword)?.span;
  assert.ok(anchor);
  return apply(text, ignoreHere(text, dockerfileSubject.comments(graph), anchor, rule));
}

function inFile(text: string, rule = LATEST): string {
  const graph = dockerfileSubject.load(withFile("Dockerfile", text), at("Dockerfile"));
  return apply(text, ignoreInFile(text, dockerfileSubject.comments(graph), rule));
}

const OURS = "# dockwright-ignore dockerfile/latest-tag -- reason";
const WHOLE = "# dockwright-ignore-file dockerfile/latest-tag -- reason";

const HERE: readonly (readonly [name: string, before: string, keyword: string, after: string])[] = [
  ["a comment on the line above", "ARG A\nFROM a\n", "FROM", `ARG A\n${OURS}\nFROM a\n`],
  ["as deep as the instruction", "FROM b\n  CMD a\n", "CMD", `FROM b\n  ${OURS}\n  CMD a\n`],
  [
    "a comment that is there gets longer",
    "# dockwright-ignore DL3000 -- why\nFROM a\n",
    "FROM",
    "# dockwright-ignore DL3000, dockerfile/latest-tag -- why\nFROM a\n",
  ],
  [
    "hadolint's comment gets longer",
    "# hadolint ignore=DL3006 # why\nFROM a\n",
    "FROM",
    "# hadolint ignore=DL3006,DL3007 # why\nFROM a\n",
  ],
  [
    "another matter's comment stays as it is",
    "# hadolint shell=bash\nFROM a\n",
    "FROM",
    `${OURS}\n# hadolint shell=bash\nFROM a\n`,
  ],
  [
    "a directive is not above the instruction",
    "# check=skip=StageNameCasing\nFROM a\n",
    "FROM",
    `# check=skip=StageNameCasing\n${OURS}\nFROM a\n`,
  ],
];
describe("ignore here", () => {
  for (const [name, before, keyword, after] of HERE) test(name, () => assert.equal(here(before, keyword), after));
  test("BuildKit's comment gets longer", () => {
    const text = "FROM a\n# check=skip=StageNameCasing\nCMD a\n";
    assert.equal(here(text, "CMD", SHELL_FORM), "FROM a\n# check=skip=StageNameCasing,JSONArgsRecommended\nCMD a\n");
  });
  test("BuildKit's comment stays when the check heeds only the whole file", () => {
    const casing = { id: "dockerfile/mixed-instruction-casing", aliases: ["ConsistentInstructionCasing"] };
    assert.match(
      here("FROM a\n# check=skip=JSONArgsRecommended\ncmd a\n", "CMD", casing),
      /dockwright-ignore dockerfile\/mixed/,
    );
  });
  test("the reason is what will be selected", () => {
    const { newText, reason } = ignoreHere("FROM a\n", [], { start: 0, end: 6 }, LATEST);
    assert.equal(newText.slice(reason?.start, reason?.end), "reason");
  });
});

const FILE: readonly (readonly [name: string, before: string, after: string])[] = [
  ["at the top", "FROM a\n", `${WHOLE}\nFROM a\n`],
  [
    "below the directives",
    "# syntax=docker/dockerfile:1\nFROM a\n",
    `# syntax=docker/dockerfile:1\n${WHOLE}\nFROM a\n`,
  ],
  ["behind a byte order mark", "\uFEFFFROM a\n", `\uFEFF${WHOLE}\nFROM a\n`],
  ["below a shebang", "#!/usr/bin/env x\nFROM a\n", `#!/usr/bin/env x\n${WHOLE}\nFROM a\n`],
  [
    "a comment that is there gets longer",
    "# dockwright-ignore-file DL3000\nFROM a\n",
    "# dockwright-ignore-file DL3000, dockerfile/latest-tag\nFROM a\n",
  ],
  [
    "hadolint's comment gets longer",
    "# hadolint global ignore=DL3006\nFROM a\n",
    "# hadolint global ignore=DL3006,DL3007\nFROM a\n",
  ],
];
describe("ignore in this file", () => {
  for (const [name, before, after] of FILE) test(name, () => assert.equal(inFile(before), after));
  test("BuildKit's directive gets longer", () => {
    const text = "# check=skip=StageNameCasing;error=true\nFROM a\nCMD b\n";
    assert.match(inFile(text, SHELL_FORM), /^# check=skip=StageNameCasing,JSONArgsRecommended;error=true\n/);
  });
});

describe("ignore in this workspace", () => {
  const CONFIGS: readonly (readonly [before: string, after: string | undefined])[] = [
    ["", "rules:\n  a/b: off\n"],
    ["# mine\n", "# mine\nrules:\n  a/b: off\n"],
    ["preset: strict\n", "preset: strict\nrules:\n  a/b: off\n"],
    ["rules:\n  c/d: error # why\npreset: strict\n", "rules:\n  c/d: error # why\n  a/b: off\npreset: strict\n"],
    ["rules:\n    a/b: error\n", "rules:\n    a/b: off\n"],
    ["rules: {c/d: error}\n", "rules: {c/d: error, a/b: off}\n"],
    ["rules: {}\n", "rules: {a/b: off}\n"],
    ["rules: # none yet\npreset: strict\n", "rules: # none yet\n  a/b: off\npreset: strict\n"],
    ["preset: strict", "preset: strict\nrules:\n  a/b: off"],
    ["- a\n", undefined],
    ["rules: [\n", undefined],
  ];
  for (const [before, after] of CONFIGS) {
    test(JSON.stringify(before), () => {
      const snapshot = withFile(".dockwright.yaml", before);
      const edit = switchOff(snapshot, at(".dockwright.yaml"), "a/b");
      assert.equal(edit && applyEdits(before, [edit]), after);
    });
  }

  test("a new file switches the rule off", () => {
    const snapshot = withFile(".dockwright.yaml", switchedOff("dockerfile/latest-tag"))
      .withFiles([[at("Dockerfile"), new SourceFile(at("Dockerfile"), "FROM a\n")]])
      .withLists([[MEMORY_ROOT, [{ name: ".dockwright.yaml", kind: "file" }]]]);
    const { overrides } = snapshot.derive(projectConfig, at("Dockerfile"));
    const rule = RULES.find(({ id }) => id === LATEST.id);
    assert.ok(rule);
    assert.equal(overriddenSeverity(rule, overrides), "off");
  });
});

/** Every finding of every bad example can be silenced at its place and for its file, and nothing else changes. */
describe("each rule can be silenced", () => {
  for (const rule of RULES.filter(({ checkComments }) => !checkComments)) {
    test(rule.id, async () => {
      const page = parseRulePage(readFileSync(`${ROOT}/server/src/rules/${rule.id}.md`, "utf8"));
      for (const { files, path } of page.cases.filter(({ kind }) => kind === "bad").slice(0, 2)) {
        for (const edit of [ignoreHere, ignoreInFile]) await silenced(rule.id, files, path, edit);
      }
    });
  }
});

async function silenced(
  id: string,
  files: Files,
  path: string,
  how: typeof ignoreHere | typeof ignoreInFile,
): Promise<void> {
  const options = { rules: RULES, preset: "all" } as const;
  const { findings, snapshot } = await lintFiles(files, path, options);
  const finding = findings.find(({ rule }) => rule.id === id);
  if (!finding) return; // Preset `all` may see another rule in its place.
  const { subject } = finding.rule;
  const loaded = subject.load(snapshot, at(path));
  const anchor = subject.anchorOf?.(loaded, finding.span.start) ?? finding.owner;
  const text = files[path] ?? "";
  const named = { id, aliases: finding.aliases };
  if (how === ignoreHere && !anchor) return;
  const comments = subject.comments(loaded);
  const edit =
    how === ignoreHere && anchor ? ignoreHere(text, comments, anchor, named) : ignoreInFile(text, comments, named);
  const changed = apply(text, edit);
  const after = (await lintFiles({ ...files, [path]: changed }, path, options)).findings;
  const gone = finding.span.start + (edit.offset <= finding.span.start ? edit.newText.length : 0);
  const left = after.filter(({ rule, span }) => rule.id === id && (how === ignoreInFile || span.start === gone));
  assert.deepEqual(
    left.map(({ message }) => message),
    [],
    `still reported in:\n${changed}`,
  );
  const faults = after.filter(({ rule }) => rule.checkComments);
  assert.deepEqual(
    faults.map(({ message }) => message),
    [],
    changed,
  );
}
