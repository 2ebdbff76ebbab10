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
  outputs.set("docs/rules/README.md", `# Rules\n\n${categories(rules)}\n\n${foreignNames(rules)}\n`);
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

/** One table for each category, in the order of how much they weigh. */
function categories(rules: readonly Rule[]): string {
  const order = ["correctness", "security", "caching", "size", "portability", "clarity", "deprecation", "style"];
  const present = [...new Set(rules.map(({ category }) => category))].sort(
    (a, b) => order.indexOf(a) - order.indexOf(b),
  );
  const heading = (category: string) => category.charAt(0).toUpperCase() + category.slice(1);
  const contents = present.map((category) => `[${heading(category)}](#${category})`).join(" · ");
  const tables = present.map((category) => {
    const own = rules.filter((rule) => rule.category === category);
    return `## ${heading(category)}\n\n${ruleTable(own, "")}`;
  });
  return `${rules.length} rules by category: ${contents}. The same [by the names that other tools have for them](#by-foreign-name).\n\n${tables.join("\n\n")}`;
}

/** Whose name it is, by its form. */
const TOOLS: readonly (readonly [tool: string, form: RegExp])[] = [
  ["hadolint", /^DL\d{4}$/],
  ["ShellCheck", /^SC\d{4}$/],
  ["BuildKit", /^[A-Z][A-Za-z]+$/],
  ["Other tools", /./],
];

function foreignNames(rules: readonly Rule[]): string {
  const pairs = rules.flatMap((rule) => rule.aliases.map((alias) => ({ alias, rule })));
  const tables = TOOLS.flatMap(([tool]) => {
    const own = pairs.filter(({ alias }) => TOOLS.find(([, form]) => form.test(alias))?.[0] === tool);
    if (own.length === 0) return [];
    own.sort((a, b) => (a.alias < b.alias ? -1 : 1));
    const rows = own.map(({ alias, rule }) => `| ${alias} | [${rule.id}](${rule.id}.md) | ${rule.title} |`);
    return [`### ${tool}\n\n| name there | rule | what it finds |\n| --- | --- | --- |\n${rows.join("\n")}`];
  });
  return `## By foreign name\n\n${tables.join("\n\n")}`;
}
