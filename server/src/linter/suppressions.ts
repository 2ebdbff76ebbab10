/**
 * Comments that silence reports: our own, and the foreign ones for the same matter. This file may know the
 * foreign tools' comment forms; nothing else in `linter/` does.
 */
import { contains, type Span } from "../text/span.ts";
import { names } from "./severity.ts";
import type { CommentLine, Rule } from "./rule.ts";

/** One comment that silences. */
export interface Suppression {
  readonly comment: Span;
  /** Rule ids, aliases or patterns; "*" for all. */
  readonly rules: readonly string[];
  /** Where it holds; undefined = the whole file. */
  readonly scope: Span | undefined;
}

const LIST = String.raw`([\w/*.,\s-]*?)`;
const FORMS: readonly { readonly pattern: RegExp; readonly scope: "target" | "group" | "file" | "self" }[] = [
  { pattern: new RegExp(String.raw`^\s*dockwright-ignore-file\b[:=\s]*${LIST}(?:\s+--\s.*)?\s*$`), scope: "file" },
  { pattern: new RegExp(String.raw`^\s*dockwright-ignore\b[:=\s]*${LIST}(?:\s+--\s.*)?\s*$`), scope: "target" },
  { pattern: new RegExp(String.raw`^\s*hadolint\s+global\s+ignore\s*=\s*${LIST}\s*(?:#.*)?$`), scope: "file" },
  { pattern: new RegExp(String.raw`^\s*hadolint\s+stage\s+ignore\s*=\s*${LIST}\s*(?:#.*)?$`), scope: "group" },
  { pattern: new RegExp(String.raw`^\s*hadolint\s+ignore\s*=\s*${LIST}\s*(?:#.*)?$`), scope: "target" },
  { pattern: /^\s*dockerfile-utils:\s*ignore\s*$/i, scope: "target" },
  { pattern: new RegExp(String.raw`^\s*dclint\s+disable-line\s*${LIST}\s*$`), scope: "self" },
  { pattern: new RegExp(String.raw`^\s*dclint\s+disable-file\s*${LIST}\s*$`), scope: "file" },
  { pattern: new RegExp(String.raw`^\s*dclint\s+disable\s*${LIST}\s*$`), scope: "file" },
];

/** The suppressions among a file's comments. `lineOf` gives the whole line of a comment, for same-line forms. */
export function suppressionsIn(comments: readonly CommentLine[], lineOf: (span: Span) => Span): readonly Suppression[] {
  const found: Suppression[] = [];
  for (const comment of comments) {
    const suppression = read(comment, lineOf);
    if (suppression) found.push(suppression);
  }
  return found;
}

function read(comment: CommentLine, lineOf: (span: Span) => Span): Suppression | undefined {
  for (const { pattern, scope } of FORMS) {
    const match = pattern.exec(comment.text);
    if (!match) continue;
    return { comment: comment.span, rules: list(match[1] ?? ""), scope: place(scope, comment, lineOf) };
  }
  return undefined;
}

function place(scope: string, comment: CommentLine, lineOf: (span: Span) => Span): Span | undefined {
  const nothing = { start: -1, end: -1 };
  switch (scope) {
    case "target":
      return comment.target ?? nothing;
    case "group":
      return comment.group ?? nothing;
    case "self":
      return lineOf(comment.span);
    default:
      return undefined;
  }
}

function list(text: string): readonly string[] {
  const rules = text.split(/[\s,]+/).filter(Boolean);
  return rules.length === 0 ? ["*"] : rules;
}

/** True when one of the suppressions silences a report of `rule` at `span`, which belongs to `owner`. */
export function silences(
  suppressions: readonly Suppression[],
  rule: Pick<Rule, "id" | "aliases">,
  span: Span,
  owner: Span | undefined,
): Suppression | undefined {
  return suppressions.find(
    ({ rules, scope }) =>
      (scope === undefined ||
        contains(scope, span) ||
        (owner !== undefined && scope.start <= owner.start && owner.end <= scope.end)) &&
      rules.some((name) => names(rule, name)),
  );
}
