/** Hovers over the names in comments that silence. */
import assert from "node:assert/strict";
import test from "node:test";
import { hover } from "../../../server/src/features/shared/hover.ts";
import { RULE_PAGES } from "../../../server/src/linter/rulePages.generated.ts";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { MEMORY_ROOT } from "../../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../server/src/workspace/uri.ts";

function hoverAt(marked: string, path = "Dockerfile"): string | undefined {
  const uri = resolvePath(MEMORY_ROOT, path);
  const offset = marked.indexOf("█");
  const snapshot = Snapshot.empty([MEMORY_ROOT]).withFiles([[uri, new SourceFile(uri, marked.replace("█", ""))]]);
  return hover(snapshot, uri, offset, { preset: "learn", rules: RULES, rulePage: (id) => RULE_PAGES[id] })?.markdown;
}

test("a rule under any of its names", () => {
  for (const name of ["dockerfile/lat█est-tag", "DL30█07"]) {
    const text = hoverAt(`# dockwright-ignore ${name} -- why\nFROM a`) ?? "";
    assert.match(text, /`dockerfile\/latest-tag`/);
    assert.doesNotMatch(text, /```/, "no examples");
  }
  assert.match(hoverAt("FROM a\n# hadolint ignore=DL3007, DL4█000\nMAINTAINER b") ?? "", /MAINTAINER is deprecated/);
  assert.match(hoverAt("# hadolint ignore=SC2█086\nFROM a") ?? "", /ShellCheck/);
  assert.match(hoverAt("# dockwright-ignore dockerfile/*█\nFROM a") ?? "", /^\d+ rules/);
});

test("a check of BuildKit, in the directive and above an instruction", () => {
  assert.match(hoverAt("# check=skip=Stage█NameCasing;error=true\nFROM a") ?? "", /lower case/);
  assert.match(hoverAt("# check=experimental=InvalidDefinition█Description\nFROM a") ?? "", /experimental/);
  assert.match(hoverAt("FROM a\n# check=skip=JSONArgs█Recommended\nCMD b") ?? "", /`dockerfile\/shell-form-command`/);
  assert.match(hoverAt("# che█ck=skip=StageNameCasing\nFROM a") ?? "", /# check sets/);
});

test("nothing over the reason, nothing over prose", () => {
  for (const text of ["# dockwright-ignore DL3007 -- be█cause\nFROM a", "# DL30█07 is odd\nFROM a"])
    assert.equal(hoverAt(text), undefined);
});

test("a Compose file", () => {
  assert.match(
    hoverAt("# dockwright-ignore compose/unknown█-key\nservices: {}\n", "compose.yaml") ?? "",
    /unknown-key/,
  );
});
