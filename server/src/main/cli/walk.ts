/** Walks folders for files, as Git sees them. */
import type { Dirent } from "node:fs";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { GitIgnore } from "./gitignore.ts";

/** Folders that never hold files of the project itself. */
const SKIPPED = new Set([".git", "node_modules"]);

/** All files below a folder, as absolute paths, that no `.gitignore` names; links to folders are not followed. */
export function* walk(folder: string): Generator<string> {
  const top = repositoryOf(folder) ?? folder;
  yield* walkFolder(folder, top, above(folder, top));
}

/** The nearest folder upwards that holds `.git`. */
export function repositoryOf(folder: string): string | undefined {
  return upwards(folder).find((candidate) => existsSync(join(candidate, ".git")));
}

/** The folder and all folders above it. */
export function upwards(folder: string): readonly string[] {
  const found = [folder];
  for (let at = folder; dirname(at) !== at; at = dirname(at)) found.push(dirname(at));
  return found;
}

function* walkFolder(folder: string, top: string, inherited: GitIgnore): Generator<string> {
  const here = posix(relative(top, folder));
  const text = readText(join(folder, ".gitignore"));
  const ignored = text === undefined ? inherited : inherited.with(here, text);
  for (const entry of entries(folder)) {
    const path = join(folder, entry.name);
    const kind = kindOf(entry, path);
    if (kind === undefined || (kind === "directory" && SKIPPED.has(entry.name))) continue;
    if (ignored.ignores(here === "" ? entry.name : `${here}/${entry.name}`, kind === "directory")) continue;
    if (kind === "directory") yield* walkFolder(path, top, ignored);
    else yield path;
  }
}

/** The `.gitignore` files above the folder where a walk begins. */
function above(folder: string, top: string): GitIgnore {
  let ignored = new GitIgnore();
  const folders = upwards(folder).filter(
    (candidate) => candidate !== folder && !relative(top, candidate).startsWith(".."),
  );
  for (const candidate of [...folders].reverse()) {
    const text = readText(join(candidate, ".gitignore"));
    if (text !== undefined) ignored = ignored.with(posix(relative(top, candidate)), text);
  }
  return ignored;
}

function entries(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function kindOf(entry: Dirent, path: string): "file" | "directory" | undefined {
  if (entry.isDirectory()) return "directory";
  if (entry.isFile()) return "file";
  if (!entry.isSymbolicLink()) return undefined;
  try {
    return statSync(path).isFile() ? "file" : undefined;
  } catch {
    return undefined;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** A path with forward slashes. */
export function posix(path: string): string {
  return sep === "/" ? path : path.replaceAll(sep, "/");
}
