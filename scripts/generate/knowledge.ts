/** Compiles the knowledge Markdown into one module. */
import { parse } from "yaml";
import type { KnowledgeEntry } from "../../server/src/knowledge/knowledge.ts";
import { filesBelow, read } from "./output.ts";

const FOLDER = "server/src/knowledge/";

/** What the first folders of a file's path make of its key. */
const KINDS: readonly (readonly [string, string])[] = [
  ["dockerfile/flags/", "flag"],
  ["dockerfile/mounts/", "mount"],
  ["dockerfile/directives/", "directive"],
  ["dockerfile/concepts/", "concept"],
  ["dockerfile/", "instruction"],
  ["variables/", "variable"],
  ["compose/", "compose"],
];

export function knowledgeModule(): string {
  const entries = filesBelow(FOLDER.slice(0, -1), ".md").flatMap((path) => compile(path));
  entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  const lines = entries.map((entry) => `  ${JSON.stringify(entry.key)}: ${JSON.stringify(entry)},\n`);
  return `// Made by \`npm run generate\` from the files in this project. Do not edit.\nimport type { KnowledgeEntry } from "./knowledge.ts";\n\nexport const KNOWLEDGE: Readonly<Record<string, KnowledgeEntry>> = {\n${lines.join("")}};\n`;
}

/** One file; several entries when it speaks of several names (front matter `names`). */
function compile(path: string): KnowledgeEntry[] {
  const text = read(path);
  const match = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (!match) throw new Error(`${path}: no front matter`);
  const front = parse(match[1] ?? "") as Record<string, unknown>;
  const kind = KINDS.find(([folder]) => path.startsWith(FOLDER + folder))?.[1];
  if (!kind || front["key"] === undefined) throw new Error(`${path}: no key, or in a folder that means nothing`);
  const names = Array.isArray(front["names"]) ? front["names"].map(String) : [String(front["key"])];
  const parts = split(match[2] ?? "");
  const facts = Object.fromEntries(
    ["link", "acts", "since", "near"].flatMap((name) =>
      front[name] === undefined ? [] : [[name, [front[name]].flat().join(", ")]],
    ),
  );
  return names.map((name) => ({
    key: `${kind}:${name.replace(/^mount=/, "")}`,
    title: String(front["title"]),
    ...parts,
    ...facts,
  }));
}

function split(text: string): { body: string; more?: string; example: string } {
  const fence = /^```\w+[^\n]*\n[\s\S]*?^```$/m.exec(text);
  const prose = fence ? text.replace(fence[0], "") : text;
  const [body = "", more] = prose.split(/^## More\s*$/m);
  return { body: body.trim(), ...(more?.trim() ? { more: more.trim() } : {}), example: fence?.[0] ?? "" };
}
