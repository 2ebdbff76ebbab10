/** The project's own source files, for the tests that hold the architecture's invariants. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export interface SourceText {
  /** Below the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export function filesBelow(folder: string, extension: string): SourceText[] {
  const top = join(ROOT, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(ROOT, file).replaceAll("\\", "/"), text: readFileSync(file, "utf8") }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Text with comments and strings blanked, so that words in prose do not count as code. */
export function codeOnly(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (match) =>
    " ".repeat(match.length),
  );
}

/** What a file imports: resolved project paths for relative imports, package names for the rest. */
export function importsOf({ path, text }: SourceText): string[] {
  const found: string[] = [];
  for (const match of text.matchAll(
    /^\s*(?:import|export)\b[^;"]*?from\s+"([^"]+)"|^\s*import\s+"([^"]+)"|\bimport\("([^"]+)"\)/gm,
  )) {
    const target = match[1] ?? match[2] ?? match[3] ?? "";
    found.push(target.startsWith(".") ? posix.normalize(posix.join(dirname(path), target)) : target);
  }
  return found;
}
