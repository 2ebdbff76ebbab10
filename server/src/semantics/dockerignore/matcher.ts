/**
 * Which files an ignore file hides from a build. Docker walks the build context folder by folder and lets each path
 * inherit what matched its folder (moby/patternmatcher: MatchesUsingParentResults; tonistiigi/fsutil: filter.go).
 */
import { dockerignoreSyntax, type IgnorePattern } from "../../syntax/dockerignore/parse.ts";
import type { Query } from "../../workspace/derive.ts";
import { type CompiledPattern, compilePattern } from "./pattern.ts";

export interface IgnoreDecision {
  readonly hidden: boolean;
  /** The pattern that decided: the one that hides it, or the exception that shows it; undefined when none matched. */
  readonly by: CompiledPattern | undefined;
}

interface Walked extends IgnoreDecision {
  /** By pattern: whether it matched this path or one of its folders, as far as Docker looked. */
  readonly matched: readonly boolean[];
}

/** The patterns of one ignore file. Paths are those below the context, with slashes: `src/app.js`. */
export class IgnoreMatcher {
  readonly patterns: readonly CompiledPattern[];
  /** True when one of the patterns is an exception. */
  readonly hasExceptions: boolean;
  readonly #usable: readonly CompiledPattern[];
  readonly #folders = new Map<string, Walked>();

  constructor(patterns: readonly IgnorePattern[]) {
    this.patterns = patterns.map(compilePattern);
    this.#usable = this.patterns.filter(({ fault }) => fault === undefined);
    this.hasExceptions = this.#usable.some(({ negated }) => negated);
  }

  /** What happens to the path; the folder of the context itself is never hidden. */
  decide(path: string): IgnoreDecision {
    return this.#decide(path, this.#usable.length);
  }

  /** The same by the patterns before `pattern` alone. */
  decideBefore(path: string, pattern: IgnorePattern): IgnoreDecision {
    return this.#decide(path, this.#usable.filter(({ index }) => index < pattern.index).length);
  }

  /** Folder by folder from the top, as Docker walks the context. */
  #decide(path: string, count: number): IgnoreDecision {
    let walked: Walked | undefined;
    for (let cut = path.indexOf("/"); cut >= 0; cut = path.indexOf("/", cut + 1))
      walked = this.#folder(path.slice(0, cut), walked, count);
    const { hidden, by } = this.#step(path, walked, count);
    return { hidden, by };
  }

  #folder(path: string, parent: Walked | undefined, count: number): Walked {
    const key = `${count} ${path}`;
    const found = this.#folders.get(key) ?? this.#step(path, parent, count);
    this.#folders.set(key, found);
    return found;
  }

  #step(path: string, parent: Walked | undefined, count: number): Walked {
    const matched: boolean[] = [];
    let by: CompiledPattern | undefined;
    for (const [i, pattern] of this.#usable.entries()) {
      if (i >= count) break;
      // A pattern that could not change anything is not compared, and so is not inherited.
      const idle = pattern.negated !== (by !== undefined && !by.negated);
      const matches = parent?.matched[i] === true || (!idle && pattern.matches(path));
      matched.push(matches);
      if (matches && !idle) by = pattern;
    }
    return { hidden: by !== undefined && !by.negated, by, matched };
  }
}

/** The matcher of one ignore file; without patterns for a file that is not there. */
export const ignoreMatcher: Query<IgnoreMatcher> = {
  name: "ignoreMatcher",
  compute: (reader, uri) => new IgnoreMatcher(reader.derive(dockerignoreSyntax, uri).patterns),
};
