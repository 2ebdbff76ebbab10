/** Generated files: written, or compared with what is there (`--check`). */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** A generated file: path below the project's root → text. */
export type Outputs = Map<string, string>;

/** All files below `folder` (relative to the root) that end in `extension`, as sorted relative paths. */
export function filesBelow(folder: string, extension: string): string[] {
  const top = join(ROOT, folder);
  if (!existsSync(top)) return [];
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

export function read(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** The text between `<!-- generated:NAME -->` and `<!-- /generated:NAME -->` replaced; the file must have the markers. */
export function between(text: string, name: string, content: string): string {
  const start = `<!-- generated:${name} -->`;
  const end = `<!-- /generated:${name} -->`;
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < 0) throw new Error(`no ${start} … ${end} to put the generated text between`);
  return `${text.slice(0, from + start.length)}\n\n${content.trim()}\n\n${text.slice(to)}`;
}

/** Writes what differs, or only names it when `check` is set. Returns the paths that differed. */
export function emit(outputs: Outputs, check: boolean): string[] {
  const different: string[] = [];
  for (const [path, text] of outputs) {
    const file = join(ROOT, path);
    if (existsSync(file) && readFileSync(file, "utf8") === text) continue;
    different.push(path);
    if (check) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return different;
}
