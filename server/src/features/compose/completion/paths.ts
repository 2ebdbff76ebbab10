/** Files and folders, seen from the folder of the Compose file (or the build context). */
import { languageOfName } from "../../../workspace/languages.ts";
import { dirname, resolvePath, type Uri } from "../../../workspace/uri.ts";
import type { Completion } from "../../shared/completion.ts";
import type { TypingPlace } from "./place.ts";

export interface PathWish {
  /** Only folders are wanted: no slash behind them. */
  readonly foldersOnly?: boolean;
  /** Files that this says no to are left out. */
  readonly accepts?: (name: string) => boolean;
  /** Files that this says yes to come first. */
  readonly prefers?: (name: string) => boolean;
  /** Where relative paths begin; default: the folder of the file. */
  readonly base?: Uri;
}

const YAML = /\.ya?ml$/i;

const WISHES: Readonly<Record<string, PathWish>> = {
  "path:env-file": { prefers: (name) => languageOfName(`x:/${name}`) === "env" || /env/i.test(name), accepts: notYaml },
  "path:compose-file": {
    accepts: (name) => YAML.test(name),
    prefers: (name) => languageOfName(`x:/${name}`) === "compose",
  },
  "path:build-context": { foldersOnly: true },
  "path:directory": { foldersOnly: true },
  "path:dockerfile": { prefers: (name) => languageOfName(`x:/${name}`) === "dockerfile", accepts: notYaml },
  "path:label-file": { accepts: notYaml },
  "path:project": {},
};

function notYaml(name: string): boolean {
  return !YAML.test(name);
}

/** Undefined for a kind that is no path of this machine. */
export function pathCompletions(place: TypingPlace, kind: string, base?: Uri): readonly Completion[] | undefined {
  if (!Object.hasOwn(WISHES, kind)) return undefined;
  const wish = { ...WISHES[kind], ...(base === undefined ? {} : { base }) };
  const found = entryCompletions(place, place.typed, wish);
  const here = kind === "path:build-context" && place.typed === "";
  return here ? [{ label: ".", kind: "folder", detail: "the folder of this file", span: place.span }, ...found] : found;
}

/** The entries of the folder that `typed` names, in place of its last segment. */
export function entryCompletions(place: TypingPlace, typed: string, wish: PathWish): readonly Completion[] {
  if (/^[/~]|[$\\]|:/.test(typed)) return [];
  const slash = typed.lastIndexOf("/") + 1;
  const folder = resolvePath(wish.base ?? dirname(place.uri), typed.slice(0, slash) || ".");
  const span = { start: place.offset - (typed.length - slash), end: place.offset };
  const entries = (place.reader.list(folder) ?? []).filter(
    ({ name, kind }) =>
      name !== ".git" &&
      isSafe(name, place) &&
      (kind === "directory" || (!wish.foldersOnly && wish.accepts?.(name) !== false)) &&
      resolvePath(folder, name) !== place.uri,
  );
  const rank = (name: string, isFolder: boolean) =>
    wish.prefers?.(name) && !isFolder ? 0 : name.startsWith(".") ? 3 : isFolder ? 1 : 2;
  const sorted = entries.map(({ name, kind }) => ({ name, isFolder: kind === "directory" }));
  sorted.sort((a, b) => rank(a.name, a.isFolder) - rank(b.name, b.isFolder) || (a.name < b.name ? -1 : 1));
  return sorted.map(({ name, isFolder }) => {
    const label = isFolder && !wish.foldersOnly ? `${name}/` : name;
    return { label, kind: isFolder ? "folder" : "file", span, more: isFolder && !wish.foldersOnly };
  });
}

/** Names that mean themselves in YAML. */
function isSafe(name: string, { quote }: TypingPlace): boolean {
  return quote === "" ? /^[\w.][\w. @+=~-]*$/.test(name) : !/["'\\]/.test(name);
}
