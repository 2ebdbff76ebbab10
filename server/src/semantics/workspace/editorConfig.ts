/** What `.editorconfig` files say about one file (EditorConfig 0.17: the nearest wins key by key, up to `root = true`). */
import picomatch from "picomatch/posix.js";
import type { Query, Reader } from "../../workspace/derive.ts";
import { dirname, relativePath, resolvePath, type Uri } from "../../workspace/uri.ts";

/** The properties that formatting uses; undefined where no file says. */
export interface EditorConfig {
  /** One step of indentation. */
  readonly indent: string | undefined;
  readonly insertFinalNewline: boolean | undefined;
  readonly trimTrailingWhitespace: boolean | undefined;
}

interface Section {
  readonly glob: string;
  readonly properties: ReadonlyMap<string, string>;
}

/** Keyed by the file that is formatted. */
export const editorConfig: Query<EditorConfig> = {
  name: "editorConfig",
  compute: (reader, uri) => {
    const found = propertiesFor(reader, uri);
    return {
      indent: indentOf(found),
      insertFinalNewline: booleanOf(found.get("insert_final_newline")),
      trimTrailingWhitespace: booleanOf(found.get("trim_trailing_whitespace")),
    };
  },
};

function propertiesFor(reader: Reader, uri: Uri): Map<string, string> {
  const found = new Map<string, string>();
  let folder = dirname(uri);
  for (;;) {
    const text = reader.file(resolvePath(folder, ".editorconfig"))?.text;
    const { root, sections } = text === undefined ? { root: false, sections: [] } : parse(text);
    const path = relativePath(folder, uri);
    // Later sections win within a file, nearer files over those further up.
    for (const { glob, properties } of sections.reverse()) {
      if (path === undefined || !matches(glob, path)) continue;
      for (const [name, value] of properties) if (!found.has(name)) found.set(name, value);
    }
    const parent = dirname(folder);
    if (root || parent === folder || !below(reader, folder)) return found;
    folder = parent;
  }
}

/** The search stays inside the opened folders. */
function below(reader: Reader, folder: Uri): boolean {
  return reader.roots().some((root) => relativePath(root, folder) !== undefined && root !== folder);
}

function parse(text: string): { root: boolean; sections: Section[] } {
  const sections: Section[] = [];
  let root = false;
  let properties: Map<string, string> | undefined;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const header = /^\[(.+)\]$/.exec(line);
    if (header?.[1] !== undefined) {
      properties = new Map();
      sections.push({ glob: header[1], properties });
      continue;
    }
    const [, name, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) continue;
    if (properties) properties.set(name.toLowerCase(), value.toLowerCase());
    else if (name.toLowerCase() === "root") root = value.toLowerCase() === "true";
  }
  return { root, sections };
}

/** A glob without a slash matches at any depth. */
function matches(glob: string, path: string): boolean {
  const anywhere = !glob.includes("/");
  return picomatch.isMatch(path, anywhere ? `**/${glob}` : glob.replace(/^\//, ""), { dot: true });
}

function indentOf(found: ReadonlyMap<string, string>): string | undefined {
  if (found.get("indent_style") === "tab") return "\t";
  const size = found.get("indent_size") === "tab" ? found.get("tab_width") : found.get("indent_size");
  const width = Number(size);
  return Number.isInteger(width) && width > 0 && width <= 16 ? " ".repeat(width) : undefined;
}

function booleanOf(value: string | undefined): boolean | undefined {
  return value === "true" ? true : value === "false" ? false : undefined;
}
