/** The rule index (a rule exists because its file exists) and what is said about the rules elsewhere. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Rule } from "../../server/src/linter/rule.ts";
import { filesBelow, type Outputs, ROOT, read } from "./output.ts";

const HEADER = "// Made by `npm run generate` from the files in this project. Do not edit.\n";

/** Rule files: those that have a page of the same name beside them. */
function ruleFiles(): string[] {
  const pages = new Set(filesBelow("server/src/rules", ".md").map((path) => path.slice(0, -3)));
  return filesBelow("server/src/rules", ".ts").filter((path) => pages.has(path.slice(0, -3)));
}

export async function loadRules(): Promise<Rule[]> {
  const rules: Rule[] = [];
  for (const path of ruleFiles()) {
    const { default: rule } = (await import(pathToFileURL(join(ROOT, path)).href)) as { default: Rule };
    const id = path.slice("server/src/rules/".length, -3);
    if (rule?.id !== id) throw new Error(`${path}: the rule's id is ${rule?.id}, its file says ${id}`);
    rules.push(rule);
  }
  return rules;
}

export function ruleIndex(): string {
  const names = ruleFiles().map((path) => path.slice("server/src/rules/".length, -3));
  const variable = (name: string) =>
    name.replace(/[^a-z0-9]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
  const imports = names.map((name) => `import ${variable(name)} from "../rules/${name}.ts";`);
  return `${HEADER}import type { Rule } from "./rule.ts";\n${imports.join("\n")}\n\nexport const RULES: readonly Rule[] = [\n${names.map((name) => `  ${variable(name)},\n`).join("")}];\n`;
}

/** The request families of the server: one file each in `lsp/requests`. */
export function requestIndex(): string {
  const names = filesBelow("server/src/lsp/requests", ".ts").map((path) =>
    path.slice("server/src/lsp/requests/".length, -3),
  );
  const imports = names.map((name) => `import ${name} from "./requests/${name}.ts";`);
  return `${HEADER}import type { RequestFamily } from "./requestFamily.ts";\n${imports.join("\n")}\n\nexport const REQUEST_FAMILIES: readonly RequestFamily[] = [\n${names.map((name) => `  ${name},\n`).join("")}];\n`;
}

/** The pages as one module, so that CLI and client can show them without files. */
export function rulePages(rules: readonly Rule[]): string {
  const entries = rules.map(({ id }) => `  ${JSON.stringify(id)}: ${JSON.stringify(publicPage(id))},\n`);
  return `${HEADER}export const RULE_PAGES: Readonly<Record<string, string>> = {\n${entries.join("")}};\n`;
}

/** A page as people read it: markers stay, the titles of the test blocks become plain words. */
function publicPage(id: string): string {
  return read(`server/src/rules/${id}.md`)
    .replace(/^```(\w+) bad(.*)$/gm, "Reported:\n\n```$1")
    .replace(
      /^```(\w+) fixed(?: "(.*)")?([^"\n]*)$/gm,
      (_, language: string, title?: string) =>
        `${title ? `After the fix “${title}”` : "After the fix"}:\n\n\`\`\`${language}`,
    )
    .replace(/^```(\w+) good(.*)$/gm, "Not reported:\n\n```$1")
    .replace(/^```yaml options.*$/gm, "With these options:\n\n```yaml");
}

export function ruleDocuments(rules: readonly Rule[]): Outputs {
  const outputs: Outputs = new Map();
  for (const rule of rules)
    outputs.set(`docs/rules/${rule.id}.md`, `${publicPage(rule.id).trimEnd()}\n\n${facts(rule)}\n`);
  outputs.set(
    "docs/rules/README.md",
    `# Rules\n\n${ruleTable(rules, "")}\n\n## By foreign name\n\n${aliasTable(rules)}\n`,
  );
  return outputs;
}

function facts(rule: Rule): string {
  const lines = [
    `- Id: \`${rule.id}\``,
    `- Category: ${rule.category}`,
    `- Severity: ${rule.severity}, from preset \`${rule.from}\`${rule.strict ? `; ${rule.strict} from \`strict\`` : ""}`,
    `- Fix: ${rule.fix}`,
    `- Also known as: ${rule.aliases.length > 0 ? rule.aliases.map((alias) => `\`${alias}\``).join(", ") : "nothing else"}`,
    `- Since: ${rule.since}`,
  ];
  for (const [name, option] of Object.entries(rule.options ?? {})) {
    lines.push(
      `- Option \`${name}\` (${option.type}, default \`${JSON.stringify(option.default)}\`): ${option.description}`,
    );
  }
  return `## Facts\n\n${lines.join("\n")}`;
}

export function ruleTable(rules: readonly Rule[], folder: string): string {
  const rows = rules.map(
    (rule) =>
      `| [${rule.id}](${folder}${rule.id}.md) | ${rule.title} | ${rule.severity} | \`${rule.from}\` | ${rule.fix} | ${rule.aliases.join(", ")} |`,
  );
  return `| rule | what it finds | severity | from preset | fix | also known as |\n| --- | --- | --- | --- | --- | --- |\n${rows.join("\n")}`;
}

function aliasTable(rules: readonly Rule[]): string {
  const pairs = rules.flatMap((rule) => rule.aliases.map((alias) => [alias, rule.id] as const));
  pairs.sort(([a], [b]) => (a < b ? -1 : 1));
  return `| foreign name | rule |\n| --- | --- |\n${pairs.map(([alias, id]) => `| ${alias} | [${id}](${id}.md) |`).join("\n")}`;
}
