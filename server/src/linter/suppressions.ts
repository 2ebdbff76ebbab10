/** Which reports a file's comments silence. The forms that the comments have are read in suppressions/comment.ts. */
import data from "../knowledge/data/buildChecks.json" with { type: "json" };
import { didYouMean } from "../text/names.ts";
import { contains, type Span } from "../text/span.ts";
import type { CommentLine, Rule } from "./rule.ts";
import { names } from "./severity.ts";
import {
  type IgnoreComment,
  type IgnoredName,
  type IgnoreFault,
  type IgnoreFaults,
  readIgnoreComment,
} from "./suppressions/comment.ts";

/** One comment that silences. */
export interface Suppression {
  readonly comment: IgnoreComment;
  readonly span: Span;
  /** Where it holds; undefined = the whole file. */
  readonly scope: Span | undefined;
}

/** A report as far as silencing it is concerned. */
export interface Silenceable {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly span: Span;
  readonly owner: Span | undefined;
}

export interface SuppressionSettings {
  /** False: comments silence nothing. */
  readonly allowed: boolean;
  /** False: those in hadolint's forms silence nothing. */
  readonly hadolintForms: boolean;
}

/** The suppressions among a file's comments. `lineOf` gives the whole line of a comment, for same-line forms. */
export function suppressionsIn(
  comments: readonly CommentLine[],
  lineOf: (span: Span) => Span,
  settings: SuppressionSettings,
): readonly Suppression[] {
  if (!settings.allowed) return [];
  return comments.flatMap((line) => {
    const comment = readIgnoreComment(line.text, line.span.end - line.text.length);
    if (!comment || (comment.tool === "hadolint" && !settings.hadolintForms)) return [];
    if (!comment.all && comment.names.length === 0) return [];
    return [{ comment, span: line.span, scope: scopeOf(comment, line, lineOf) }];
  });
}

const NOWHERE: Span = { start: -1, end: -1 };

function scopeOf(comment: IgnoreComment, line: CommentLine, lineOf: (span: Span) => Span): Span | undefined {
  if (line.directive) return undefined;
  switch (comment.reach) {
    case "next":
      return line.target ?? NOWHERE;
    case "stage":
      return line.group ?? NOWHERE;
    case "line":
      return lineOf(line.span);
    case "file":
      return undefined;
  }
}

/** True when the suppression holds at the place of the report, whatever rules it names. */
function reaches({ scope }: Suppression, { span, owner }: Silenceable): boolean {
  if (scope === undefined || contains(scope, span)) return true;
  return owner !== undefined && contains(scope, owner);
}

/** Which of the comment's names mean the report's rule; "all" for a comment that means every rule. */
function matching({ comment }: Suppression, report: Silenceable): readonly IgnoredName[] | "all" {
  if (comment.all) return "all";
  return comment.names.filter(({ name }) => means(comment, name, report));
}

/** True when a name in the comment means the rule. The builder tells names apart by letter case. */
function means({ tool }: IgnoreComment, name: string, rule: Pick<Rule, "id" | "aliases">): boolean {
  if (tool !== "check") return names(rule, name);
  return name === "all" ? rule.aliases.some(isBuildCheck) : isBuildCheck(name) && rule.aliases.includes(name);
}

/** Remembers which suppressions, and which of their names, have silenced something. */
export class SuppressionUse {
  readonly suppressions: readonly Suppression[];
  readonly #everywhere: readonly Suppression[];
  /** In order of their beginning, and the furthest end up to each. */
  readonly #scoped: readonly { readonly suppression: Suppression; readonly scope: Span }[];
  readonly #lastEnds: number[] = [];
  readonly #used = new Set<Suppression | IgnoredName>();

  constructor(suppressions: readonly Suppression[]) {
    this.suppressions = suppressions;
    this.#everywhere = suppressions.filter(({ scope }) => scope === undefined);
    const scoped = suppressions.flatMap((suppression) =>
      suppression.scope ? [{ suppression, scope: suppression.scope }] : [],
    );
    this.#scoped = scoped.sort((a, b) => a.scope.start - b.scope.start);
    let last = Number.NEGATIVE_INFINITY;
    for (const { scope } of this.#scoped) {
      last = Math.max(last, scope.end);
      this.#lastEnds.push(last);
    }
  }

  /** Those whose scope holds the offset, and those of the whole file: only the scopes near it are looked at. */
  #around(offset: number): readonly Suppression[] {
    let low = 0;
    let high = this.#scoped.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#scoped[middle]?.scope.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const found = [...this.#everywhere];
    for (let i = low - 1; i >= 0 && (this.#lastEnds[i] ?? 0) >= offset; i--) {
      const entry = this.#scoped[i];
      if (entry && entry.scope.end >= offset) found.push(entry.suppression);
    }
    return found;
  }

  /**
   * True when the report is silenced; every comment that silences it counts as used. Those for the builder's checks
   * only count: what they do, the subject tells (`Subject.verdict`).
   */
  silences(report: Silenceable): boolean {
    let silent = false;
    for (const suppression of this.#around(report.span.start)) {
      if (!reaches(suppression, report)) continue;
      const matched = matching(suppression, report);
      if (matched === "all") this.#used.add(suppression);
      else for (const name of matched) this.#used.add(name);
      if (suppression.comment.tool === "check") continue;
      silent ||= matched === "all" || matched.length > 0;
    }
    return silent;
  }

  isUsed(what: Suppression | IgnoredName): boolean {
    return this.#used.has(what);
  }
}

/** True for a rule that the comment names (or may mean, where it means all). */
export function mayMean({ comment }: Suppression, rule: Rule): boolean {
  if (comment.all) return true;
  return comment.names.some(({ name }) => means(comment, name, rule));
}

/** Comments of which nothing, or not every name, has silenced anything yet. */
export function unusedSuppressions(use: SuppressionUse): readonly Suppression[] {
  return use.suppressions.filter((suppression) => {
    const { all, names } = suppression.comment;
    return all ? !use.isUsed(suppression) : names.some((name) => !use.isUsed(name));
  });
}

/**
 * Checks whose findings depend on what only a build sees (the base image, the files sent to it): that we find nothing
 * does not make the comment useless.
 */
const NEEDS_BUILD = /^(?:InvalidBaseImagePlatform|UndefinedVar|CopyIgnoredFile|InvalidDefinitionDescription)$/i;

/** Which comments silence nothing (`use` has seen all reports), and which name no rule. */
export function faultsOf(use: SuppressionUse, rules: readonly Rule[]): IgnoreFaults {
  const unused: IgnoreFault[] = [];
  const unknown: IgnoreFaults["unknown"][number][] = [];
  for (const suppression of use.suppressions) {
    const { comment, span } = suppression;
    if (comment.tool === "dockerfile-utils") continue; // It is about that tool's own checks.
    const isKnown = ({ name }: IgnoredName) => rules.some((rule) => names(rule, name)) || isForeignName(comment, name);
    for (const name of comment.names) {
      if (isKnown(name) || comment.tool === "dclint" || comment.tool === "check") continue;
      const near = didYouMean(
        name.name,
        rules.flatMap(({ id, aliases }) => [id, ...aliases]),
      );
      unknown.push({ span, comment, names: [name], near });
    }
    const useless = comment.names.filter(
      (name) =>
        !use.isUsed(name) &&
        !NEEDS_BUILD.test(name.name) &&
        !(comment.tool === "check" && suppression.scope && isWholeFile(name.name)) &&
        rules.some((rule) => !rule.checkComments && means(comment, name.name, rule)),
    );
    if (useless.length > 0 || (comment.all && !use.isUsed(suppression))) unused.push({ span, comment, names: useless });
  }
  return { unused, unknown };
}

/** hadolint's own codes stop here; ShellCheck's, which it passes on, have four digits. */
const LAST_CODES: readonly (readonly [from: number, to: number])[] = [
  [1000, 1001],
  [3000, 3067],
  [4000, 4006],
];

/** Codes of hadolint and ShellCheck may stand in any comment for those tools to read, whether we have such a rule or not. */
function isForeignName({ tool }: IgnoreComment, name: string): boolean {
  const match = /^(DL|SC)(\d{4})$/i.exec(name);
  if (!match) return tool === "check" && name === "all";
  const number = Number(match[2]);
  return match[1]?.toUpperCase() === "SC" || LAST_CODES.some(([from, to]) => from <= number && number <= to);
}

const CHECKS: Readonly<Record<string, { readonly since: string; readonly wholeFile?: boolean }>> = data.checks;

function isBuildCheck(name: string): boolean {
  return Object.hasOwn(CHECKS, name);
}

/** Above an instruction such a name has no effect at all, which a rule of its own says. */
function isWholeFile(name: string): boolean {
  return isBuildCheck(name) && CHECKS[name]?.wholeFile === true;
}
