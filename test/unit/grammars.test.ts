/** The grammars over annotated files: `#  ^^^ scope` under a line names a scope that those columns must have. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { tokenize } from "../harness/grammar.ts";
import { ROOT } from "../harness/sources.ts";

const FOLDER = join(ROOT, "test/fixtures/grammars");

const SCOPES: readonly (readonly [RegExp, string])[] = [
  [/Dockerfile$/, "source.dockerfile"],
  [/dockerignore$/, "source.dockerignore"],
  [/\.env$/, "source.dotenv.compose"],
  [/compose\.yaml$/, "source.yaml.compose"],
];

interface Annotation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly scope: string;
}

/** Annotations are no part of the text. A line `#^^` marks columns 0 to 2, as in the rules' pages. */
function read(file: string): { lines: string[]; annotations: Annotation[] } {
  const lines: string[] = [];
  const annotations: Annotation[] = [];
  for (const line of readFileSync(join(FOLDER, file), "utf8").split("\n")) {
    const match = /^#( *)(\^+) ([\w.-]+)$/.exec(line);
    if (!match) {
      lines.push(line);
      continue;
    }
    const [, blanks = "", carets = "", scope = ""] = match;
    const start = blanks === "" ? 0 : 1 + blanks.length;
    const end = 1 + blanks.length + carets.length;
    annotations.push({ line: lines.length - 1, start, end, scope });
  }
  return { lines, annotations };
}

for (const file of readdirSync(FOLDER)) {
  test(`colours of ${file}`, async () => {
    const grammar = SCOPES.find(([name]) => name.test(file))?.[1];
    assert.ok(grammar, "which grammar?");
    const { lines, annotations } = read(file);
    assert.ok(annotations.length > 0);
    const tokens = await tokenize(grammar, lines);
    for (const { line, start, end, scope } of annotations) {
      const inside = tokens[line]?.filter((token) => token.end > start && token.start < end) ?? [];
      const text = lines[line]?.slice(start, end);
      for (const token of inside) {
        assert.ok(
          token.scopes.includes(scope),
          `${file}: “${text}” in “${lines[line]}” is ${token.scopes.join(" ")}, not ${scope}`,
        );
      }
      assert.ok(inside.length > 0, `${file}: nothing at “${text}”`);
    }
  });
}
