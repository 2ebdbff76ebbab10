import assert from "node:assert/strict";
import test from "node:test";
import { hover } from "../../../../server/src/features/shared/hover.ts";
import { lint } from "../../../../server/src/linter/lint.ts";
import { RULES } from "../../../../server/src/linter/rules.generated.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";

/** So long that no regular expression can be made of it. */
const WORD = "a".repeat(70_000);
const uri = "memory:/w/Dockerfile";

for (const line of [
  `RUN ${WORD}`,
  `RUN echo $${WORD}`,
  `RUN useradd x\nUSER ${WORD}`,
  `ARG ${WORD}=1\nCMD echo $${WORD}`,
  `ARG A=1\nENV B=\${A#${WORD}}`,
]) {
  test(`a word without end: ${line.replaceAll(WORD, "a…").replace("\n", " and ")}`, () => {
    const text = `FROM alpine:3.22\n${line}\n`;
    const snapshot = Snapshot.empty(["memory:/w"]).withFiles([[uri, new SourceFile(uri, text)]]);
    const { failures } = lint(snapshot, uri, { rules: RULES, preset: "all" });
    assert.deepEqual(
      failures.map(({ rule }) => rule),
      [],
    );
    const at = text.indexOf(WORD) + 10;
    assert.doesNotThrow(() => hover(snapshot, uri, at, { preset: "learn", rules: RULES, rulePage: () => undefined }));
  });
}
