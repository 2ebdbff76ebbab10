/**
 * Lines of an ignore file that change nothing, judged by the lines alone: true for whatever files there are. Docker
 * compares a line with a path only where it could change something, and a path inherits only what was compared with
 * its folders; so a plain name matters exactly where it stands (see IgnoreMatcher).
 */
import { mayMatchBelow } from "./below.ts";
import type { IgnoreMatcher } from "./matcher.ts";
import type { CompiledPattern } from "./pattern.ts";

/** Patterns that name everything at the top of the context. */
const EVERYTHING: ReadonlySet<string> = new Set(["*", "**", "**/*"]);

export function hidesEverything({ pattern, negated }: CompiledPattern): boolean {
  return !negated && EVERYTHING.has(pattern);
}

/** The line above that hides all of this already; undefined where this one hides more, and for exceptions. */
export function hiddenAlready(pattern: CompiledPattern, matcher: IgnoreMatcher): CompiledPattern | undefined {
  if (pattern.negated || pattern.fault !== undefined) return undefined;
  const hidingBefore = (path: string) => {
    const { hidden, by } = matcher.decideBefore(path, pattern);
    return hidden ? by : undefined;
  };
  if (isPlain(pattern.pattern)) return hidingBefore(pattern.pattern);
  const above = usable(matcher).filter(({ index }) => index < pattern.index);
  const lastException = above.findLast(({ negated }) => negated)?.index ?? -1;
  const same = above.find((one) => one.pattern === pattern.pattern && one.index > lastException);
  if (same) return same;
  const everything = above.find(hidesEverything);
  if (everything && lastException < 0) return everything;
  const folder = plainFolder(pattern.pattern);
  if (folder === undefined || above.some((one) => one.negated && mayMatchBelow(one, folder))) return undefined;
  return hidingBefore(folder);
}

export type Ineffective =
  /** Nothing above hides what the exception names. */
  | { readonly kind: "nothing-hidden" }
  /** A line below hides it again. */
  | { readonly kind: "hidden-again"; readonly by: CompiledPattern };

/** Why an exception changes nothing; undefined where it may change something. */
export function ineffective(exception: CompiledPattern, matcher: IgnoreMatcher): Ineffective | undefined {
  const { pattern, index, negated, fault } = exception;
  if (!negated || fault !== undefined) return undefined;
  const others = usable(matcher).filter((one) => !one.negated);
  if (!others.some((one) => one.index < index)) return again(exception, matcher) ?? { kind: "nothing-hidden" };
  if (!isPlain(pattern)) return again(exception, matcher);
  if (!matcher.decideBefore(pattern, exception).hidden) return again(exception, matcher) ?? { kind: "nothing-hidden" };
  return again(exception, matcher);
}

function again({ pattern, index }: CompiledPattern, matcher: IgnoreMatcher): Ineffective | undefined {
  const { hidden, by } = isPlain(pattern)
    ? matcher.decide(pattern)
    : {
        hidden: true,
        by: pattern.includes("/") || pattern.includes("**") ? undefined : usable(matcher).findLast(hidesEverything),
      };
  return hidden && by && by.index > index ? { kind: "hidden-again", by } : undefined;
}

function usable({ patterns }: IgnoreMatcher): readonly CompiledPattern[] {
  return patterns.filter(({ fault }) => fault === undefined);
}

/** True for a pattern that names one path and no other. */
export function isPlain(pattern: string): boolean {
  return !/[*?[\]\\|^]/.test(pattern);
}

/** The folder that everything lies in which the pattern names; undefined where there is none. */
function plainFolder(pattern: string): string | undefined {
  const segments = pattern.split("/");
  const plain = segments.findIndex((segment) => !isPlain(segment));
  return plain > 0 && !pattern.includes("|") ? segments.slice(0, plain).join("/") : undefined;
}
