/**
 * Comments that silence reports, as they are written: our own form and the foreign ones for the same matter
 * (hadolint, BuildKit's `check`, dockerfile-utils, dclint). What they silence is decided in ../suppressions.ts.
 */
import type { Span } from "../../text/span.ts";

export type IgnoreTool = "dockwright" | "hadolint" | "check" | "dockerfile-utils" | "dclint";

/** What a comment speaks of: what stands below it, its own line, the stage that begins below it, the whole file. */
export type IgnoreReach = "next" | "line" | "stage" | "file";

export interface IgnoreComment {
  readonly tool: IgnoreTool;
  readonly reach: IgnoreReach;
  /** Rule ids, aliases or patterns as written. Empty where the comment means all rules, see `all`. */
  readonly names: readonly IgnoredName[];
  /** From where the first name stands or would stand to the end of the last one. */
  readonly list: Span;
  /** Without names, and in a form where that means every rule. */
  readonly all: boolean;
  /** Why, for people: behind ` -- ` (ours) or ` # ` (hadolint). */
  readonly reason: Span | undefined;
}

export interface IgnoredName {
  readonly name: string;
  readonly span: Span;
}

/** A comment, or some of its names, with which something is wrong. */
export interface IgnoreFault {
  readonly span: Span;
  readonly comment: IgnoreComment;
  /** The guilty names; all of them where the whole comment is meant. */
  readonly names: readonly IgnoredName[];
}

/** What is wrong with the comments of a file that silence. */
export interface IgnoreFaults {
  /** They silence nothing. */
  readonly unused: readonly IgnoreFault[];
  /** There is no rule of that name; `near` is one that may have been meant. */
  readonly unknown: readonly (IgnoreFault & { readonly near: string | undefined })[];
}

interface Form {
  /** Everything up to where the names begin. */
  readonly opening: RegExp;
  readonly tool: IgnoreTool;
  readonly reach: IgnoreReach;
  /** Where the list of names ends: what follows is the reason, or another matter. */
  readonly closing: RegExp | undefined;
  /** Blanks separate names too; else only commas do. */
  readonly blanks: boolean;
  /** No names mean all rules; else they mean none. */
  readonly emptyIsAll: boolean;
}

const OURS = { tool: "dockwright", closing: /(?:^|\s)--(?=\s|$)\s*/, blanks: true, emptyIsAll: true } as const;
const HADOLINT = { tool: "hadolint", closing: /\s*#\s*/, blanks: false, emptyIsAll: false } as const;
const DCLINT = { tool: "dclint", closing: undefined, blanks: true, emptyIsAll: true } as const;

const FORMS: readonly Form[] = [
  { ...OURS, opening: /^\s*dockwright-ignore-file(?![\w-])[:=\s]*/, reach: "file" },
  { ...OURS, opening: /^\s*dockwright-ignore(?![\w-])[:=\s]*/, reach: "next" },
  { ...HADOLINT, opening: /^\s*hadolint\s+global\s+ignore\s*=\s*/, reach: "file" },
  { ...HADOLINT, opening: /^\s*hadolint\s+stage\s+ignore\s*=\s*/, reach: "stage" },
  { ...HADOLINT, opening: /^\s*hadolint\s+ignore\s*=\s*/, reach: "next" },
  {
    opening: /^\s*dockerfile-utils:\s*ignore\s*$/i,
    tool: "dockerfile-utils",
    reach: "next",
    closing: undefined,
    blanks: true,
    emptyIsAll: true,
  },
  { ...DCLINT, opening: /^\s*dclint\s+disable-line(?![\w-])\s*/, reach: "line" },
  { ...DCLINT, opening: /^\s*dclint\s+disable(?:-file)?(?![\w-])\s*/, reach: "file" },
  {
    opening: /^\s*check\s*=(?:[^;]*;)*?\s*skip\s*=\s*/i,
    tool: "check",
    reach: "next",
    closing: /\s*(?:;|$)/,
    blanks: false,
    emptyIsAll: false,
  },
];

/** Reads a comment; `text` is what follows the `#`, and stands at `start`. Undefined for any other comment. */
export function readIgnoreComment(text: string, start: number): IgnoreComment | undefined {
  for (const form of FORMS) {
    const opening = form.opening.exec(text);
    if (!opening) continue;
    const from = opening[0].length;
    const rest = text.slice(from);
    const closing = form.closing?.exec(rest);
    const listText = (closing ? rest.slice(0, closing.index) : rest).trimEnd();
    const names = namesIn(listText, start + from, form.blanks);
    const last = names.at(-1)?.span.end ?? start + from;
    const reasonStart = closing && form.tool !== "check" ? from + closing.index + closing[0].length : undefined;
    return {
      tool: form.tool,
      reach: form.reach,
      names,
      list: { start: names[0]?.span.start ?? start + from, end: last },
      all: form.emptyIsAll && names.length === 0,
      reason:
        reasonStart === undefined
          ? undefined
          : { start: start + reasonStart, end: start + Math.max(reasonStart, text.trimEnd().length) },
    };
  }
  return undefined;
}

function namesIn(list: string, start: number, blanks: boolean): readonly IgnoredName[] {
  const pieces = list.matchAll(blanks ? /[^\s,]+/g : /[^,]+/g);
  return [...pieces].flatMap((match) => {
    // Between commas only the first word counts: what follows it is prose that somebody forgot to mark as such.
    const word = /\S+/.exec(match[0]);
    if (!word) return [];
    const at = start + match.index + word.index;
    return [{ name: word[0], span: { start: at, end: at + word[0].length } }];
  });
}
