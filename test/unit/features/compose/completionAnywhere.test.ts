/** Completion at every offset of Compose files: nothing throws, and what is inserted is YAML. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import type { Completion } from "../../../../server/src/features/shared/completion.ts";
import { completions } from "../../../../server/src/features/shared/completion.ts";
import { parseYaml } from "../../../../server/src/syntax/yaml/parse.ts";
import { applyEdits } from "../../../../server/src/text/edits.ts";
import { inWorkspace, uriOf } from "../../../harness/workspace.ts";

const MIXED = [
  "x-base: &base\n  restart: always\n",
  "services:\n  db:\n    <<: *base\n    image: postgres:18\n    environment: { A: b, C: '${D:-e}' }\n",
  '    ports:\n    - "5432:5432"\n    - target: 80\n      published: 80\n',
  "    command: >-\n      run it ${NOW}\n      and more\n",
  "  web:\n    build: { context: ., args: [A=1] }\n    depends_on: [db]\n    volumes:\n      - data:/x:ro # why\n      - type: bind\n        source: ./a\n        target: /a\n",
  '    healthcheck:\n      test: [CMD, "a b"]\n\nvolumes:\n  data:\n',
].join("");

const BROKEN =
  'services:\n  web:\n    ima\n    ports: [\n  db:\n    environment:\n      A: "${\n      - b\n   x: {a\n    depends_on:\n  - *\nvolumes: *a\n\t- x\n';

function samples(): Readonly<Record<string, string>> {
  const folder = path.resolve("examples");
  const found: Record<string, string> = { mixed: MIXED, "line ends of Windows": MIXED.replaceAll("\n", "\r\n") };
  for (const entry of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (/compose[^/]*\.ya?ml$/.test(entry)) found[entry] = readFileSync(path.join(folder, entry), "utf8").slice(0, 500);
  return found;
}

/** The text with a completion taken, tab stops as VS Code fills them. */
function accepted(text: string, { span, label, newText = label, snippet, alsoEdits = [] }: Completion): string {
  const plain = snippet ? expanded(newText) : newText;
  return applyEdits(text, [{ span, newText: plain }, ...alsoEdits]);
}

function expanded(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|([^,|]*)[^}]*\}/g, "$1")
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/(?<!\\)\$\d+/g, "x")
    .replace(/\\([\\$}])/g, "$1");
}

const environment = { preset: "learn" as const, rules: [], rulePage: () => undefined };

/** Errors that an unfinished word makes too. */
function faults(text: string): readonly string[] {
  const { errors } = parseYaml(text);
  return errors
    .filter(({ code }) => !/^(?:missing-colon|duplicate-key|unknown-alias)$/.test(code))
    .map(({ code }) => code);
}

describe("at every offset", () => {
  for (const [name, text] of Object.entries({ ...samples(), broken: BROKEN })) {
    test(name, async () => {
      const before = faults(text).length;
      let offered = 0;
      await inWorkspace({ "compose.yaml": text, ".env": "A=1\n", "api/Dockerfile": "FROM a AS b\n" }, (reader) => {
        for (let offset = 0; offset <= text.length; offset++) {
          const items = completions(reader, uriOf("compose.yaml"), offset, environment);
          offered += items.length;
          for (const [index, item] of items.entries()) {
            assert.ok(item.span.start <= offset && item.span.end === offset);
            // Of a long list another few at each offset: the files are read anew for each of them.
            if (name === "broken" || (index + offset) % Math.ceil(items.length / 3) !== 0) continue;
            const after = accepted(text, item);
            const found = faults(after);
            assert.ok(found.length <= before, `${item.label} at ${offset}: ${found.join()}\n${after}`);
          }
        }
      });
      assert.ok(offered > 100, `only ${offered}`);
    });
  }
});
