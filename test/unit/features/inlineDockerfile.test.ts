import assert from "node:assert/strict";
import { test } from "node:test";
import { hover } from "../../../server/src/features/shared/hover.ts";
import { RULES } from "../../../server/src/linter/rules.generated.ts";
import { inlineDockerfiles } from "../../../server/src/semantics/compose/inlineDockerfiles.ts";
import { applyEdits } from "../../../server/src/text/edits.ts";
import { lintFiles } from "../../harness/lintFiles.ts";
import { ask, at } from "../semantics/compose/harness.ts";

const dockerfileRules = RULES.filter(({ id }) => id.startsWith("dockerfile/") || id.startsWith("shell/"));

async function findingsIn(text: string, more: Record<string, string> = {}) {
  const rules = [...dockerfileRules, ...RULES.filter(({ id }) => id === "compose/unknown-key")];
  const { findings } = await lintFiles({ "compose.yaml": text, ...more }, "compose.yaml", { rules, preset: "quiet" });
  return findings;
}

function compose(block: string): string {
  return `services:\n  web:\n    build:\n      context: ./app\n      dockerfile_inline: ${block}\n`;
}

test("a Dockerfile inside of a Compose file is checked in place", async () => {
  const text = compose("|\n        FROM alpine:3.22\n        RNU echo $$HOME");
  const findings = await findingsIn(text, { "app/main.txt": "" });
  const shown = findings.map(({ rule, span }) => [rule.id, text.slice(span.start, span.end)]);
  assert.deepEqual(shown, [["dockerfile/unknown-instruction", "RNU"]]);
});

test("its fixes are written into the YAML", async () => {
  const text = compose("|\n        FROM alpine:3.22\n        # a comment\n        RNU echo 1\n");
  const [finding] = (await findingsIn(text)).filter(({ rule }) => rule.id === "dockerfile/unknown-instruction");
  const [fix] = finding?.fixes() ?? [];
  assert.ok(fix);
  assert.equal(applyEdits(text, fix.edits), text.replace("RNU", "RUN"));
});

for (const [name, block] of [
  ["double quotes", '"FROM alpine:3.22\\nRNU true"'],
  ["single quotes", "'FROM scratch as it''s'"],
  ["a block with an indentation of its own", "|2-\n          FROM alpine\n        RUN true"],
  ["a block with empty lines", "|\n        FROM alpine\n\n        RUN true\n\n"],
  ["Windows line ends", "|\r\n        FROM alpine\r\n        RUN true\r\n"],
] as const) {
  test(`every character has its place: ${name}`, async () => {
    const text = compose(block);
    await ask({ "compose.yaml": text }, (reader) => {
      for (const inline of reader.derive(inlineDockerfiles, at("compose.yaml"))) {
        for (const [i, char] of [...inline.source.text].entries()) {
          const span = inline.spanOf({ start: i, end: i + 1 });
          assert.ok(span);
          const there = text.slice(span.start, span.end);
          assert.ok(there === char || there === "\\n" || there === "''", `${i}: ${JSON.stringify([char, there])}`);
          assert.equal(inline.offsetOf(span.start), i);
        }
        return true;
      }
      return false;
    });
  });
}

test("lines are added, removed and replaced with the indentation of the block", async () => {
  const text = compose("|\n        FROM alpine\n        RUN a\n        RUN b\n");
  await ask({ "compose.yaml": text }, (reader) => {
    const [inline] = reader.derive(inlineDockerfiles, at("compose.yaml"));
    if (!inline) return;
    const inner = inline.source.text;
    const edited = (start: number, end: number, newText: string) => {
      const edit = inline.editOf({ span: { start, end }, newText });
      return edit && applyEdits(text, [edit]);
    };
    const a = inner.indexOf("RUN a");
    const b = inner.indexOf("RUN b");
    assert.equal(
      edited(a, a, "ENV X=$Y\n"),
      compose("|\n        FROM alpine\n        ENV X=$$Y\n        RUN a\n        RUN b\n"),
    );
    assert.equal(edited(a, b, ""), compose("|\n        FROM alpine\n        RUN b\n"));
    assert.equal(edited(b, inner.length, ""), compose("|\n        FROM alpine\n        RUN a\n"));
    assert.equal(
      edited(inner.length, inner.length, "USER app\n"),
      compose("|\n        FROM alpine\n        RUN a\n        RUN b\n        USER app\n"),
    );
    assert.equal(
      edited(a, a + 5, "RUN <<E\na\nE"),
      compose("|\n        FROM alpine\n        RUN <<E\n        a\n        E\n        RUN b\n"),
    );
  });
});

test("what a variable of Compose brings is not judged; without value nothing is", async () => {
  const known = compose("|\n        FROM alpine:${TAG:-latest}\n        RNU true\n");
  const found = await findingsIn(known);
  assert.deepEqual(
    found.map(({ span }) => known.slice(span.start, span.end)),
    ["RNU"],
  );
  assert.deepEqual(await findingsIn(compose("|\n        FROM $BASE\n        RNU true\n")), []);
});

test("the hover is that of the Dockerfile", async () => {
  const text = compose("|\n        FROM alpine:3.22\n        WORKDIR /srv\n        WORKDIR app\n");
  const found = await ask({ "compose.yaml": text }, (reader) =>
    hover(reader, at("compose.yaml"), text.indexOf("WORKDIR app") + 1, {
      preset: "learn",
      rules: RULES,
      rulePage: () => undefined,
    }),
  );
  assert.equal(found && text.slice(found.span.start, found.span.end), "WORKDIR");
  assert.match(found?.markdown ?? "", /\/srv\/app/);
});
