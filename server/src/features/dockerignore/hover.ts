/** Hovers of ignore files: what a line hides or shows in this folder, which other line overrules it, what its signs mean. */
import type { Preset } from "../../linter/rule.ts";
import { ignoreMatcher, type IgnoreMatcher } from "../../semantics/dockerignore/matcher.ts";
import type { CompiledPattern } from "../../semantics/dockerignore/pattern.ts";
import { type ContextEntry, type ContextListing, entriesBelow } from "../../semantics/workspace/contextFiles.ts";
import { buildContexts } from "../../semantics/workspace/contexts.ts";
import { code, list, paragraphs } from "../../text/markdown.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { basename, dirname, resolvePath, type Uri } from "../../workspace/uri.ts";
import { signsOf } from "./hover/signs.ts";

/** Paths named in a list; the rest is counted. */
const MOST_NAMES = 6;

const GENERAL =
  "An ignore file only says what the builder gets to see of the build context. It deletes nothing in the image and does not concern volumes and bind mounts of containers. The last line that matches a path decides.";

export function dockerignoreHover(
  reader: Reader,
  uri: Uri,
  offset: number,
  { preset }: { preset: Preset },
): { span: Span; markdown: string } | undefined {
  const source = reader.file(uri);
  const matcher = reader.derive(ignoreMatcher, uri);
  const pattern = matcher.patterns.find(({ span }) => touches(span, offset));
  if (!source || !pattern || pattern.fault !== undefined) return undefined;
  const written = source.text.slice(pattern.span.start, pattern.span.end);
  const markdown = paragraphs(
    `**${code(written)} ${pattern.negated ? "shows again" : "hides"} what it names**`,
    `**Here**\n\n${list(contextFolders(reader, uri).flatMap((folder) => effectHere(pattern, folder, matcher, { reader, uri, source })))}`,
    "---",
    list(signsOf(pattern.pattern, written)),
    preset === "learn" ? GENERAL : undefined,
  );
  return { span: pattern.span, markdown };
}

/** `.dockerignore` speaks of its own folder; `NAME.dockerignore` of the folders that `NAME` is built from. */
function contextFolders(reader: Reader, uri: Uri): readonly Uri[] {
  const name = basename(uri).replace(/\.dockerignore$/i, "");
  if (name === "" || name === basename(uri)) return [dirname(uri)];
  const { all } = reader.derive(buildContexts, resolvePath(dirname(uri), name));
  return all.slice(0, 2).map(({ folder }) => folder);
}

interface Scene {
  readonly reader: Reader;
  readonly uri: Uri;
  readonly source: SourceFile;
}

function effectHere(pattern: CompiledPattern, folder: Uri, matcher: IgnoreMatcher, scene: Scene): readonly string[] {
  const listing = entriesBelow(scene.reader, { folder, ignore: { uri: scene.uri, matcher } }, "");
  const decided = outermost(listing.entries.filter(({ by }) => by === pattern));
  const where = folder === dirname(scene.uri) ? "" : ` in the folder ${code(basename(folder))}`;
  const verb = pattern.negated ? "Shows" : "Hides";
  const lines = [
    decided.length === 0
      ? `${verb} nothing${where} now.${emptyWords(listing)}`
      : `${verb}${where}: ${names(decided)}.${listing.complete ? "" : " There may be more: the folder is large."}`,
  ];
  return [...lines, ...overruled(pattern, listing, scene)];
}

function emptyWords({ entries, complete }: ContextListing): string {
  if (!complete) return " The folder is large; not all of it was looked at.";
  return entries.length === 0 ? " No files are known there." : "";
}

/** What the pattern names as well and another line decides. */
function overruled(pattern: CompiledPattern, { entries }: ContextListing, { source }: Scene): readonly string[] {
  const others = entries.filter((entry) => entry.by !== pattern && pattern.matches(entry.path));
  const byLine = new Map<CompiledPattern | undefined, ContextEntry[]>();
  for (const entry of others) byLine.set(entry.by, [...(byLine.get(entry.by) ?? []), entry]);
  return [...byLine].map(([by, found]) => {
    if (!by) return `Not hidden anyway: ${names(found)}.`;
    const line = source.lines.lineAt(by.span.start) + 1;
    const written = code(source.text.slice(by.span.start, by.span.end));
    const does = by.negated ? "shows" : pattern.negated ? "hides again" : "hides already";
    return `Line ${line} (${written}) ${does}: ${names(found)}.`;
  });
}

/** Without what lies in a folder that is named itself. */
function outermost(entries: readonly ContextEntry[]): readonly ContextEntry[] {
  const folders = new Set<string>();
  return entries.filter(({ path, kind }) => {
    if (kind === "directory") folders.add(path);
    const parent = path.slice(0, Math.max(0, path.lastIndexOf("/")));
    return !folders.has(parent);
  });
}

function names(entries: readonly ContextEntry[]): string {
  const shown = entries
    .slice(0, MOST_NAMES)
    .map(({ path, kind }) => code(kind === "directory" ? `${path}/` : path))
    .join(", ");
  const more = entries.length - MOST_NAMES;
  return more > 0 ? `${shown} and ${more} more` : shown;
}
