/** COPY and ADD: the build context, what each source means in it, what the ignore file hides, where it all goes. */
import type { ContextEntry } from "../../../semantics/workspace/contextFiles.ts";
import { entriesBelow, matchingEntries } from "../../../semantics/workspace/contextFiles.ts";
import { type BuildContext, buildContexts } from "../../../semantics/workspace/contexts.ts";
import { type CopySource, contextSources } from "../../../semantics/workspace/copySources.ts";
import type { CopyInstruction } from "../../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../../text/span.ts";
import { basename, dirname, relativePath } from "../../../workspace/uri.ts";
import { enumerate, type Place, short } from "./place.ts";

/** More sources, matches or contexts than these are only counted. */
const MOST_SOURCES = 4;
const MOST_NAMES = 4;
const MOST_CONTEXTS = 2;

/** Lines about the sources that come from the build context; `into` gives the path in the image of one of them. */
export function sourcesHere(
  instruction: CopyInstruction,
  place: Place,
  into: (name: string) => string | undefined,
): readonly string[] {
  const sources = contextSources(instruction, place.graph);
  if (sources.length === 0) return instruction.sources.every(({ raw }) => isAddress(raw)) ? [REMOTE] : [GENERAL];
  const { all } = place.reader.derive(buildContexts, place.source.uri);
  const listed = all.filter(({ folder }) => place.reader.list(folder) !== undefined);
  if (listed.length === 0) return [GENERAL];
  return listed.slice(0, MOST_CONTEXTS).flatMap((context) => {
    const more = sources.length - MOST_SOURCES;
    return [
      contextLine(context, place),
      ...sources.slice(0, MOST_SOURCES).map((source) => sourceLine(source, context, instruction, place, into)),
      ...(more > 0 ? [`${more} more ${more === 1 ? "source" : "sources"}.`] : []),
    ];
  });
}

/** The same about the source that stands at `span`; nothing where no context can be looked into. */
export function sourceHere(
  span: Span,
  instruction: CopyInstruction,
  place: Place,
  into: (name: string) => string | undefined,
): readonly string[] {
  const source = contextSources(instruction, place.graph).find(({ word }) => word.span.start === span.start);
  if (!source) return [];
  const { all } = place.reader.derive(buildContexts, place.source.uri);
  return all
    .filter(({ folder }) => place.reader.list(folder) !== undefined)
    .slice(0, MOST_CONTEXTS)
    .flatMap((context) => [sourceLine(source, context, instruction, place, into), contextLine(context, place)]);
}

function isAddress(source: string): boolean {
  return /^https?:|^git@|^ssh:|\.git(?:#|$)/.test(source);
}

const REMOTE = "Downloaded by the builder; the build context is not looked at.";

const GENERAL =
  "Sources are looked for in the build context, which `docker build` or Compose names; nothing outside it can be reached.";

function contextLine({ folder, services }: BuildContext, { source: { uri } }: Place): string {
  const home = dirname(uri);
  const shown = folder === home ? "the folder of this file" : folderName(folder, home);
  if (services.length === 0)
    return `Sources are looked for in the build context. No Compose file names it; here it is taken to be ${shown}.`;
  const [first] = services;
  const by = enumerate(services.slice(0, MOST_NAMES).map(({ service }) => short(service)));
  const file = first ? ` in ${short(basename(first.file))}` : "";
  return `Build context: ${shown}, as ${by}${file} ${services.length === 1 ? "says" : "say"}. Nothing outside it can be reached.`;
}

/** "`../..`" for a folder above, its name for any other. */
function folderName(folder: string, home: string): string {
  const below = relativePath(folder, home);
  const levels = below === undefined ? 0 : below.split("/").length;
  return levels > 0 ? short(Array(levels).fill("..").join("/")) : `the folder ${short(basename(folder))}`;
}

function sourceLine(
  source: CopySource,
  context: BuildContext,
  { keyword }: CopyInstruction,
  place: Place,
  into: (name: string) => string | undefined,
): string {
  const shown = short(source.text);
  if (source.path === "") return `${shown}: the whole context, ${contents("", context, place).words}`;
  const { entries, complete } = matchingEntries(place.reader, context, source.path);
  if (!complete) return `${shown}: too many files to list here.`;
  if (source.wildcard) return `${shown} ${wildcard(entries, context, place)}`;
  const [entry] = entries;
  if (!entry) return `${shown} is not there now; the build stops unless something makes it before.`;
  if (entry.kind === "directory") {
    const { words, empty } = contents(entry.path, context, place);
    if (entry.hidden && empty)
      return `${shown}: a folder, but hidden by ${ignoreLine(entry, context, place)}: the build stops.`;
    const hidden = entry.hidden ? `hidden by ${ignoreLine(entry, context, place)} but for ` : "with ";
    return `${shown}: a folder, ${hidden}${words} ${keyword} takes what is in it, not the folder itself.`;
  }
  if (entry.hidden) return `${shown}: a file, but hidden by ${ignoreLine(entry, context, place)}: the build stops.`;
  const target = into(baseName(entry.path));
  return `${shown}: a file${target === undefined ? "." : `, which becomes ${short(target)}.`}`;
}

function wildcard(entries: readonly ContextEntry[], context: BuildContext, place: Place): string {
  const seen = entries.filter(({ hidden }) => !hidden);
  const hidden = entries.filter((entry) => entry.hidden);
  const left = hidden.length === 0 ? "" : ` Hidden: ${hiddenWords(hidden, context, place)}.`;
  return `matches ${seen.length === 0 ? "nothing: nothing is copied, and the build goes on" : named(seen)}.${left}`;
}

/** "3 files. Hidden: `a` by line 1 of `.dockerignore`." */
function contents(path: string, context: BuildContext, place: Place): { words: string; empty: boolean } {
  const { entries, complete } = entriesBelow(place.reader, context, path);
  const files = entries.filter(({ kind, hidden }) => kind === "file" && !hidden);
  const hidden = outermostHidden(entries);
  const count = `${complete ? "" : "more than "}${files.length} ${files.length === 1 ? "file" : "files"}`;
  const left = hidden.length === 0 ? "" : ` Hidden: ${hiddenWords(hidden, context, place)}.`;
  return { words: `${count}.${left}`, empty: files.length === 0 && complete };
}

/** Without what the line hides that hides its folder, too. */
function outermostHidden(entries: readonly ContextEntry[]): readonly ContextEntry[] {
  const folders = new Map<string, ContextEntry>();
  return entries.filter((entry) => {
    if (!entry.hidden) return false;
    if (entry.kind === "directory") folders.set(entry.path, entry);
    return folders.get(entry.path.slice(0, Math.max(0, entry.path.lastIndexOf("/"))))?.by !== entry.by;
  });
}

/** "`node_modules/` by line 1 and `a.log` by line 3 of `.dockerignore`". */
function hiddenWords(hidden: readonly ContextEntry[], { ignore }: BuildContext, place: Place): string {
  const lines = ignore && place.reader.file(ignore.uri)?.lines;
  const shown = hidden.slice(0, MOST_NAMES).map((entry) => {
    const line = lines && entry.by ? ` by line ${lines.lineAt(entry.by.span.start) + 1}` : "";
    return `${entryName(entry)}${line}`;
  });
  const more = hidden.length - shown.length;
  const words = enumerate(more > 0 ? [...shown, `${more} more`] : shown);
  return ignore ? `${words} of ${short(basename(ignore.uri))}` : words;
}

function ignoreLine({ by }: ContextEntry, { ignore }: BuildContext, { reader }: Place): string {
  const file = ignore && reader.file(ignore.uri);
  if (!file || !by) return "the ignore file";
  return `line ${file.lines.lineAt(by.span.start) + 1} of ${short(basename(ignore.uri))}`;
}

function named(entries: readonly ContextEntry[]): string {
  const shown = entries.slice(0, MOST_NAMES).map(entryName);
  const more = entries.length - shown.length;
  return `${entries.length}: ${enumerate(more > 0 ? [...shown, `${more} more`] : shown)}`;
}

function entryName({ path, kind }: ContextEntry): string {
  return short(kind === "directory" ? `${path}/` : path);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
