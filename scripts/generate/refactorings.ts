/** The index of refactorings (one exists because its file and page exist) and the table that people read. */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Refactoring } from "../../server/src/features/refactor/refactoring.ts";
import { filesBelow, ROOT, read } from "./output.ts";

const FOLDER = "server/src/features/refactor/";
const HEADER = "// Made by `npm run generate` from the files in this project. Do not edit.\n";

/** Ids, in the order of their names. */
function ids(): string[] {
  return filesBelow(FOLDER, ".md").map((path) => path.slice(FOLDER.length, -3));
}

export function refactoringIndex(): string {
  const variable = (id: string) => id.replace(/[^a-z0-9]+([a-z0-9])/gi, (_, letter: string) => letter.toUpperCase());
  const imports = ids().map((id) => `import ${variable(id)} from "./${id}.ts";`);
  const list = ids().map((id) => `  ${variable(id)},\n`);
  return `${HEADER}import type { Refactoring } from "./refactoring.ts";\n${imports.join("\n")}\n\nexport const REFACTORINGS: readonly Refactoring[] = [\n${list.join("")}];\n`;
}

async function loadRefactorings(): Promise<Refactoring[]> {
  const loaded: Refactoring[] = [];
  for (const id of ids()) {
    const url = pathToFileURL(join(ROOT, `${FOLDER}${id}.ts`)).href;
    const { default: refactoring } = (await import(url)) as { default: Refactoring };
    if (refactoring?.id !== id) throw new Error(`${FOLDER}${id}.ts: the id is ${refactoring?.id}`);
    loaded.push(refactoring);
  }
  return loaded;
}

/** docs/refactorings.md: a table, then every page. */
export async function refactoringDocument(): Promise<string> {
  const refactorings = await loadRefactorings();
  const anchor = (title: string) =>
    title
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-");
  const rows = refactorings.map(
    ({ id, title, kind, changes }) =>
      `| [${title.replaceAll("|", "\\|")}](#${anchor(title)}) | \`${kind}.${id}\` | ${changes.map((name) => `\`${name}\``).join(", ") || "nothing"} |`,
  );
  const table = `| refactoring | kind of the code action | what may change in the image's configuration or the Compose model |\n| --- | --- | --- |\n${rows.join("\n")}`;
  const pages = refactorings.map(({ id }) => publicPage(read(`${FOLDER}${id}.md`)));
  const about =
    'In VS Code: put the cursor on an instruction or select some, then `Refactor…` (Ctrl+Shift+R). What is not possible there is shown with the reason. A key can be bound to one of them: the command `editor.action.codeAction` with the kind from the table and `"apply": "ifSingle"`.';
  return `# Refactorings\n\n${about}\n\n${table}\n\n${pages.join("\n\n")}\n`;
}

/** A page as people read it: one heading deeper, the titles of the test blocks as words. */
function publicPage(page: string): string {
  return page
    .trim()
    .replace(/^# /, "## ")
    .replace(/^```(\w+) before.*$/gm, "Before:\n\n```$1")
    .replace(
      /^```(\w+) after(?: "(.*)")?.*$/gm,
      (_, language: string, title?: string) => `${title ? `After “${title}”` : "After"}:\n\n\`\`\`${language}`,
    )
    .replace(/^```(\w+) refused.*$/gm, "Refused:\n\n```$1");
}
