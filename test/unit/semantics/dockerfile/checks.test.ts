/** What `# check=` does to BuildKit's checks: at the top, above an instruction, as a build argument. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { RULES } from "../../../../server/src/linter/rules.generated.ts";
import { lint } from "../../../../server/src/linter/lint.ts";
import { buildCheck } from "../../../../server/src/semantics/dockerfile/checks.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";

const URI = "memory:/w/Dockerfile";

/** The checks that BuildKit would report, with "!" where the build stops. */
function checks(text: string, buildArgs: Readonly<Record<string, string>> = {}, allowInlineIgnores = true): string[] {
  const snapshot = Snapshot.empty([], { buildArgs }).withFiles([[URI, new SourceFile(URI, text)]]);
  const { findings, failures } = lint(snapshot, URI, { rules: RULES, preset: "all", allowInlineIgnores });
  assert.deepEqual(failures, []);
  return findings.flatMap(({ aliases, fails, severity }) =>
    aliases.filter(buildCheck).map((name) => name + (fails === "build" && severity === "error" ? "!" : "")),
  );
}

const BODY = "FROM scratch AS One\nWORKDIR app\nMAINTAINER me\nCMD run\n";
const ALL = ["StageNameCasing", "WorkdirRelativePath", "MaintainerDeprecated", "JSONArgsRecommended"];
const without = (...names: string[]) => ALL.filter((name) => !names.includes(name));

const CASES: readonly (readonly [string, string, readonly string[]])[] = [
  ["no directive", BODY, ALL],
  ["skip by name", `# check=skip=StageNameCasing,JSONArgsRecommended\n${BODY}`, without(ALL[0] ?? "", ALL[3] ?? "")],
  ["skip all", `# check=skip=all\n${BODY}`, []],
  ["names are told apart by letter case", `# check=skip=stagenamecasing\n${BODY}`, ALL],
  ["the words behind a blank are a remark", `# check=skip=StageNameCasing, all\n${BODY}`, without("StageNameCasing")],
  ["behind another comment it is no directive", `# Hello\n# check=skip=WorkdirRelativePath\n${BODY}`, ALL],
  ["an indented one is no directive", `  # check=skip=all\n${BODY}`, ALL],
  ["error=true stops the build", `# check=error=true\n${BODY}`, ALL.map((name) => `${name}!`)],
  ["error=false does not", `# check=error=false\n${BODY}`, ALL],
  ["what is skipped does not stop it", "# check=skip=all;error=true\nFROM scratch AS One\n", []],
  [
    "unused stages do not stop it, where BuildKit looks at used ones only",
    "# check=error=true\nFROM scratch AS One\nWORKDIR app\nFROM scratch\n",
    ["StageNameCasing!", "WorkdirRelativePath"],
  ],
  ["above an instruction", "FROM scratch\n# check=skip=WorkdirRelativePath\n\nWORKDIR app\nCMD run\n", [ALL[3] ?? ""]],
  ["only for that one", "FROM scratch\n# check=skip=all\nWORKDIR app\nCMD run\n", ["JSONArgsRecommended"]],
  ["the first one counts", "FROM scratch\n# check=skip=X\n# check=skip=all\nCMD run\n", ["JSONArgsRecommended"]],
  ["an empty comment ends it", "FROM scratch\n# check=skip=all\n#\nCMD run\n", ["JSONArgsRecommended"]],
  ["an indented one is none", "FROM scratch\n  # check=skip=all\nCMD run\n", ["JSONArgsRecommended"]],
  ["a faulty one is none", "FROM scratch\n# check=skip=all;\nCMD run\n", ["JSONArgsRecommended"]],
  ["error there means nothing", "FROM scratch\n# check=error=true\nCMD run\n", ["JSONArgsRecommended"]],
  ["above FROM", "#\n# check=skip=StageNameCasing\nFROM scratch AS One\n", []],
  ["not for what is checked over the file", "#\n# check=skip=all\nFROM scratch AS context\n", ["ReservedStageName"]],
];
for (const [name, text, expected] of CASES) test(`check: ${name}`, () => assert.deepEqual(checks(text), expected));

test("BUILDKIT_DOCKERFILE_CHECK replaces the directive", () => {
  const given = { BUILDKIT_DOCKERFILE_CHECK: "skip=WorkdirRelativePath" };
  assert.deepEqual(checks(`# check=skip=all\n${BODY}`, given), without("WorkdirRelativePath"));
});

test("where comments may silence nothing, skip does not count", () => {
  assert.deepEqual(checks(`# check=skip=all\n${BODY}`, {}, false), ALL);
});

test("what stops the build by itself cannot be skipped", () => {
  const text = "# check=skip=all\nFROM scratch\nFORM x\n";
  const snapshot = Snapshot.empty().withFiles([[URI, new SourceFile(URI, text)]]);
  assert.ok(lint(snapshot, URI, { rules: RULES, preset: "quiet" }).findings.some(({ fails }) => fails === "build"));
});
