/** Stages, services and resources of the whole workspace by name. */
import type { Reader } from "../../workspace/derive.ts";
import { languageOfName } from "../../workspace/languages.ts";
import { resolvePath, type Uri } from "../../workspace/uri.ts";
import { outline, type OutlineNode } from "./outline.ts";

export interface WorkspaceSymbolNode {
  readonly node: OutlineNode;
  readonly uri: Uri;
  /** What the node stands in: a section of a Compose file. */
  readonly container: string;
}

/** Folders that hold what others have written, and how far down a search goes. */
const SKIPPED = /^(?:node_modules|vendor|dist|build|target|venv|__pycache__|\..+)$/;
const DEEPEST = 8;
const MOST_FOLDERS = 2000;
const MOST_SYMBOLS = 500;

/** What matches the letters of `query` in their order, as the editor filters too. */
export function workspaceSymbols(reader: Reader, query: string): readonly WorkspaceSymbolNode[] {
  const found: WorkspaceSymbolNode[] = [];
  for (const uri of ourFiles(reader)) {
    if (found.length >= MOST_SYMBOLS) break;
    for (const { node, container } of named(outline(reader, uri))) {
      if (matches(node.name, query)) found.push({ node, uri, container });
    }
  }
  return found.slice(0, MOST_SYMBOLS);
}

/** Dockerfiles and Compose files below the roots, level by level. */
function ourFiles(reader: Reader): readonly Uri[] {
  const files: Uri[] = [];
  let level: Uri[] = [...reader.roots()];
  let seen = 0;
  for (let depth = 0; depth < DEEPEST && level.length > 0 && seen < MOST_FOLDERS; depth++) {
    const next: Uri[] = [];
    for (const folder of level.slice(0, MOST_FOLDERS - seen)) {
      seen++;
      for (const { name, kind } of reader.list(folder) ?? []) {
        const uri = resolvePath(folder, name);
        const language = kind === "file" ? languageOfName(uri) : undefined;
        if (language === "dockerfile" || language === "compose") files.push(uri);
        if (kind === "directory" && !SKIPPED.test(name)) next.push(uri);
      }
    }
    level = next;
  }
  return files;
}

function named(nodes: readonly OutlineNode[]): readonly { node: OutlineNode; container: string }[] {
  return nodes.flatMap((node) => {
    if (node.kind === "stage") return [{ node, container: "" }];
    if (node.kind !== "section") return [];
    return node.children
      .filter(({ kind }) => kind === "service" || kind === "resource")
      .map((child) => ({ node: child, container: node.name }));
  });
}

function matches(name: string, query: string): boolean {
  const text = name.toLowerCase();
  let at = 0;
  for (const letter of query.toLowerCase()) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
