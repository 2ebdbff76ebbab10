/** The files of a build context, as far as folders can be listed, each with what the ignore file makes of it. */
import type { Reader } from "../../workspace/derive.ts";
import type { DirectoryEntry } from "../../workspace/fileSystem.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { mayMatchBelow } from "../dockerignore/below.ts";
import type { IgnoreDecision, IgnoreMatcher } from "../dockerignore/matcher.ts";
import { compilePattern } from "../dockerignore/pattern.ts";
import type { BuildContext } from "./contexts.ts";

export interface ContextEntry extends IgnoreDecision {
  /** Below the context. */
  readonly path: string;
  readonly kind: DirectoryEntry["kind"];
}

export interface ContextListing {
  readonly entries: readonly ContextEntry[];
  /** False when there was too much to look at. */
  readonly complete: boolean;
}

/** More entries than this are not looked at. */
const MOST_ENTRIES = 2000;
/** Each level of folders is one more round of reading. */
const MOST_LEVELS = 8;

type Seen = Pick<BuildContext, "folder" | "ignore">;

/**
 * What lies below a folder of the context ("" for the context itself), level by level. Folders that the build does not
 * enter, because they are hidden and no exception reaches into them, are listed and not entered either.
 */
export function entriesBelow(reader: Reader, context: Seen, path: string): ContextListing {
  const entries: ContextEntry[] = [];
  let level: readonly string[] = [path];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= MOST_LEVELS) return { entries, complete: false };
    const next: string[] = [];
    for (const folder of level) {
      for (const { name, kind } of reader.list(resolvePath(context.folder, folder)) ?? []) {
        if (entries.length >= MOST_ENTRIES) return { entries, complete: false };
        const entry = entryOf(folder === "" ? name : `${folder}/${name}`, kind, context);
        entries.push(entry);
        if (kind === "directory" && entered(entry, context.ignore?.matcher)) next.push(entry.path);
      }
    }
    level = next;
  }
  return { entries, complete: true };
}

function entryOf(path: string, kind: DirectoryEntry["kind"], { ignore }: Seen): ContextEntry {
  return { path, kind, ...(ignore?.matcher.decide(path) ?? { hidden: false, by: undefined }) };
}

function entered({ path, hidden }: ContextEntry, matcher: IgnoreMatcher | undefined): boolean {
  return !hidden || matcher?.patterns.some((pattern) => pattern.negated && mayMatchBelow(pattern, path)) === true;
}

/** What a cleaned source means: itself, or for a wildcard whatever matches it, segment by segment. */
export function matchingEntries(reader: Reader, context: Seen, source: string): ContextListing {
  let found: readonly { path: string; kind: DirectoryEntry["kind"] }[] = [{ path: "", kind: "directory" }];
  for (const segment of source.split("/")) {
    const matches = segmentMatcher(segment);
    found = found
      .filter(({ kind }) => kind === "directory")
      .flatMap(({ path }) =>
        (reader.list(resolvePath(context.folder, path)) ?? [])
          .filter(({ name }) => matches(name))
          .map(({ name, kind }) => ({ path: path === "" ? name : `${path}/${name}`, kind })),
      );
    if (found.length > MOST_ENTRIES) return { entries: [], complete: false };
  }
  return { entries: found.map(({ path, kind }) => entryOf(path, kind, context)), complete: true };
}

/** Sources know no `**`: as in Go's filepath.Match it is a `*`. */
function segmentMatcher(segment: string): (name: string) => boolean {
  if (!/[*?[\\]/.test(segment)) return (name) => name === segment;
  const span = { start: 0, end: 0 };
  const pattern = segment.replace(/\*+/g, "*");
  const compiled = compilePattern({ index: 0, span, patternSpan: span, negated: false, pattern });
  return (name) => compiled.matches(name);
}
