import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "../../../../../server/src/linter/lint.ts";
import { RULES } from "../../../../../server/src/linter/rules.generated.ts";
import { Snapshot } from "../../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../../server/src/workspace/sourceFile.ts";
import { at } from "../harness.ts";
import { errors, loadOne } from "./harness.ts";

const SERVICES = 1000;

/** Ten lines a service, with an alias and a merge key in each. */
function large(): string {
  const services = Array.from(
    { length: SERVICES },
    (_, i) => `  service-${i}:
    <<: *common
    image: example/app:${i}
    ports:
      - "${10_000 + i}:80"
    environment:
      <<: *variables
      NUMBER: \${NUMBER:-${i}}
    depends_on:
      - service-${(i + 1) % SERVICES === 0 ? "last" : i + 1}
`,
  );
  return `x-common: &common
  restart: always
  environment: &variables
    A: 1
services:
${services.join("")}  service-last:
    image: example/app:last
`;
}

test("a file of ten thousand lines is parsed once and loaded once, whatever asks for it", () => {
  const uri = at("compose.yaml");
  const text = large();
  assert.ok(text.split("\n").length > 10_000);
  const snapshot = Snapshot.empty([at(".")])
    .withFiles([[uri, new SourceFile(uri, text)]])
    .withLists([[at("."), [{ name: "compose.yaml", kind: "file" }]]]);
  const { failures } = lint(snapshot, uri, { rules: RULES, preset: "all" });
  assert.deepEqual(failures, []);
  for (const query of ["yamlSyntax", "composeFile", "loadedProject"])
    assert.equal(snapshot.memo.computed.get(query), 1, query);
});

test("a long chain of dependencies and many aliases are read without deep recursion", async () => {
  const project = await loadOne(large());
  assert.deepEqual(errors(project), []);
  assert.equal(project.active.size, SERVICES + 1);
});

test("aliases that multiply are refused before they are expanded", async () => {
  const levels = Array.from({ length: 30 }, (_, i) => `x-${i + 1}: &a${i + 1} [${Array(10).fill(`*a${i}`).join()}]`);
  const project = await loadOne(`x-0: &a0 [1]\n${levels.join("\n")}\nservices:\n  web:\n    image: a\n`);
  assert.deepEqual(
    errors(project).map(({ code }) => code),
    ["aliases"],
  );
});
