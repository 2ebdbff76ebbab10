import assert from "node:assert/strict";
import { test } from "node:test";
import {
  configProblems,
  type ProjectConfig,
  projectConfig,
  projectConfigFrom,
} from "../../../server/src/linter/projectConfig.ts";
import { matchesGlobs } from "../../../server/src/linter/projectConfig/globs.ts";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../../server/src/workspace/session.ts";
import { Snapshot } from "../../../server/src/workspace/snapshot.ts";
import { relativePath, resolvePath } from "../../../server/src/workspace/uri.ts";

const at = (path: string) => resolvePath(MEMORY_ROOT, path);

function session(files: Readonly<Record<string, string>>, root = MEMORY_ROOT): Session {
  return new Session(new MemoryFileSystem(files), Snapshot.empty([root]));
}

function configOf(files: Readonly<Record<string, string>>, path: string): Promise<ProjectConfig> {
  return session({ ...files, [path]: "FROM scratch\n" }).settle((reader) => reader.derive(projectConfig, at(path)));
}

/** Problems as `the guilty text: message`. */
async function problemsOf(text: string, name = ".dockwright.yaml"): Promise<readonly string[]> {
  const problems = await session({ [name]: text }).settle((reader) => configProblems(reader, at(name), RULES));
  return problems.map(({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`);
}

test("without any file nothing is said", async () => {
  const config = await configOf({}, "Dockerfile");
  assert.equal(config.file, undefined);
  assert.equal(config.preset, undefined);
  assert.deepEqual(config.overrides, []);
  assert.equal(config.ignored, false);
});

test("the nearest file wins and is not merged with those above", async () => {
  const files = {
    ".dockwright.yaml": "preset: strict\nignore: [Dockerfile]\n",
    "api/.dockwright.yml": "preset: quiet\n",
  };
  const near = await configOf(files, "api/image/Dockerfile");
  assert.equal(relativePath(MEMORY_ROOT, near.file ?? ""), "api/.dockwright.yml");
  assert.equal(near.preset, "quiet");
  assert.equal(near.ignored, false);
  const far = await configOf(files, "web/Dockerfile");
  assert.equal(far.preset, "strict");
  assert.equal(far.ignored, true);
});

test(".yaml is taken before .yml of the same folder", async () => {
  const config = await configOf(
    { ".dockwright.yml": "preset: quiet", ".dockwright.yaml": "preset: all" },
    "Dockerfile",
  );
  assert.equal(config.preset, "all");
});

test("the search ends at the workspace folder", async () => {
  const files = { ".dockwright.yaml": "preset: strict", "app/Dockerfile": "FROM scratch" };
  const inside = await session(files, at("app")).settle((reader) => reader.derive(projectConfig, at("app/Dockerfile")));
  assert.equal(inside.file, undefined);
  const elsewhere = await session(files, at("other")).settle((reader) =>
    reader.derive(projectConfig, at("app/Dockerfile")),
  );
  assert.equal(elsewhere.preset, "strict");
});

test("overrides hold for the files that they name, later ones over earlier ones", async () => {
  const text = `preset: recommended
rules: {dockerfile/latest-tag: warning}
overrides:
  - files: ["test/**"]
    preset: quiet
    rules: {DL3007: off}
  - files: ["*.prod"]
    preset: strict
`;
  const config = await configOf({ ".dockwright.yaml": text }, "test/Dockerfile.prod");
  assert.equal(config.preset, "strict");
  assert.deepEqual(config.overrides, [{ "dockerfile/latest-tag": "warning" }, { DL3007: "off" }, {}]);
  const other = await configOf({ ".dockwright.yaml": text }, "Dockerfile");
  assert.equal(other.preset, "recommended");
  assert.deepEqual(other.overrides, [{ "dockerfile/latest-tag": "warning" }]);
});

test("hadolint's lists are weaker than our rules, and error beats warning beats info beats style", async () => {
  const hadolint = `ignored: [DL3008, DL3009]
override:
  error: [DL3001]
  warning: [DL3002]
  info: [DL3003]
  style: [DL3004]
trustedRegistries: [docker.io, "my:5000"]
label-schema: {author: text, url: url, free: ""}
strict-labels: true
disable-ignore-pragma: true
failure-threshold: info
`;
  const config = await configOf(
    { ".hadolint.yaml": hadolint, ".dockwright.yaml": "rules: {DL3008: error}" },
    "a/Dockerfile",
  );
  assert.deepEqual(config.overrides, [
    { DL3004: "hint" },
    { DL3003: "information" },
    { DL3002: "warning" },
    { DL3001: "error" },
    { DL3008: "off", DL3009: "off" },
    { DL3008: "error" },
  ]);
  assert.deepEqual(config.hadolint.trustedRegistries, ["docker.io", "my:5000"]);
  assert.deepEqual(config.hadolint.labelSchema, { author: "text", url: "url", free: "" });
  assert.equal(config.hadolint.strictLabels, true);
  assert.equal(config.hadolint.disableIgnorePragma, true);
  assert.equal(config.hadolint.failureThreshold, "information");
  assert.deepEqual(config.problems, []);
});

test("no-fail never fails, whatever the threshold says", async () => {
  const config = await configOf({ ".hadolint.yaml": "no-fail: true\nfailure-threshold: error\n" }, "Dockerfile");
  assert.equal(config.hadolint.failureThreshold, "never");
});

test("options keep their types", async () => {
  const text = "options:\n  dockerfile/latest-tag: {allow: [a, '1'], depth: 3, on: true, none: ~}\n";
  const config = await configOf({ ".dockwright.yaml": text }, "Dockerfile");
  assert.deepEqual(config.ruleOptions, {
    "dockerfile/latest-tag": { allow: ["a", "1"], depth: 3, on: true, none: null },
  });
});

test("files gives a language to unusual names", async () => {
  const text = "files:\n  dockerfile: ['*.image']\n  compose: [deploy/*.yml]\n";
  assert.equal((await configOf({ ".dockwright.yaml": text }, "a/web.image")).language, "dockerfile");
  assert.equal((await configOf({ ".dockwright.yaml": text }, "deploy/stack.yml")).language, "compose");
  assert.equal((await configOf({ ".dockwright.yaml": text }, "a/deploy/stack.yml")).language, undefined);
});

test("a file that the caller names takes the place of the nearest one", async () => {
  const files = { ".dockwright.yaml": "preset: quiet", "ci/strict.yaml": "preset: strict", Dockerfile: "FROM scratch" };
  const config = await session(files).settle((reader) =>
    projectConfigFrom(reader, at("Dockerfile"), at("ci/strict.yaml")),
  );
  assert.equal(config.preset, "strict");
});

test("each mistake is told at its place, and the rest counts", async () => {
  const text = "presets: all\npreset: strikt\nrules:\n  compose/unknown-kee: error\n  DL3006: warn\nignore: {a: b}\n";
  assert.deepEqual(await problemsOf(text), [
    "presets: Unknown key `presets`. Did you mean `preset`?",
    "strikt: A preset is one of quiet, recommended, learn, strict, all, not `strikt`. Did you mean `strict`?",
    "warn: A severity is one of error, warning, information, hint, off, not `warn`.",
    "{a: b}: `ignore` must be a list.",
    "compose/unknown-kee: There is no rule `compose/unknown-kee`. Did you mean `compose/unknown-key`?",
  ]);
  const config = await configOf(
    { ".dockwright.yaml": `${text}overrides:\n  - files: [Dockerfile]\n    preset: all\n` },
    "Dockerfile",
  );
  assert.equal(config.preset, "all");
});

test("broken YAML is a problem and no exception", async () => {
  for (const text of ["rules: [", "a: b: c", "\t- x", "- 1\n- 2\n", "just words", "rules: *x", "overrides: 3"]) {
    assert.ok((await problemsOf(text)).length > 0, text);
  }
  for (const text of ["", "# nothing\n", "rules:\n", "overrides: []\n"])
    assert.deepEqual(await problemsOf(text), [], text);
  assert.ok((await problemsOf("override: [x]\n", ".hadolint.yaml")).length > 0);
});

test("globs: a bare name matches anywhere, a folder all that it holds, ! takes back", () => {
  const cases: readonly (readonly [readonly string[], string, boolean])[] = [
    [["legacy"], "legacy/a/Dockerfile", true],
    [["legacy/"], "x/legacy/Dockerfile", true],
    [["legacy/"], "x/legacy", false],
    [["/legacy"], "x/legacy/Dockerfile", false],
    [["*.image"], "a/b.image", true],
    [["a/*"], "a/.hidden", true],
    [["a/*"], "b/a/c", false],
    [["**/Dockerfile", "!api/**"], "api/Dockerfile", false],
    [["**/Dockerfile", "!api/**"], "web/Dockerfile", true],
    [["./vendor/**"], "vendor/x/Dockerfile", true],
  ];
  for (const [globs, path, expected] of cases) assert.equal(matchesGlobs(globs, path), expected, `${globs} ${path}`);
});
