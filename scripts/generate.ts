/** `npm run generate` writes what follows from other files; with `--check` it only says what differs and fails. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { dockerfileGrammar } from "./generate/dockerfileGrammar.ts";
import { knowledgeModule } from "./generate/knowledge.ts";
import { configSchema, manifest, settingsTable } from "./generate/manifest.ts";
import { between, emit, type Outputs, ROOT, read } from "./generate/output.ts";
import { refactoringDocument, refactoringIndex } from "./generate/refactorings.ts";
import { loadRules, requestIndex, ruleDocuments, ruleIndex, rulePages, ruleTable } from "./generate/rules.ts";

const check = process.argv.includes("--check");
// The rule files import knowledge, and the API imports the index: these two come first.
const first: Outputs = new Map([
  ["server/src/knowledge/knowledge.generated.ts", knowledgeModule()],
  ["server/src/linter/rules.generated.ts", ruleIndex()],
  ["server/src/lsp/requests.generated.ts", requestIndex()],
  ["server/src/features/refactor/refactorings.generated.ts", refactoringIndex()],
]);
const different = emit(first, check);
const rules = await loadRules();
const outputs: Outputs = new Map([
  ["server/src/linter/rulePages.generated.ts", rulePages(rules)],
  ["package.json", manifest(rules)],
  ["syntaxes/dockerfile.tmLanguage.json", dockerfileGrammar()],
  ["schemas/dockwright.schema.json", configSchema(rules)],
  ["docs/refactorings.md", await refactoringDocument()],
  ...ruleDocuments(rules),
]);
if (existsSync(join(ROOT, "README.md"))) {
  const readme = between(read("README.md"), "rules", ruleTable(rules, "docs/rules/"));
  outputs.set("README.md", between(readme, "settings", settingsTable()));
}
different.push(...emit(outputs, check));
if (check && different.length > 0) {
  console.error(`Out of date: ${different.join(", ")}. Run npm run generate and commit the result.`);
  process.exit(1);
}
console.log(different.length > 0 ? `generated ${different.join(", ")}` : "everything generated is up to date");
