/** The edits that silence a rule: an existing comment is made longer, or a new one is written. */
import data from "../../knowledge/data/buildChecks.json" with { type: "json" };
import type { Span } from "../../text/span.ts";
import type { CommentLine } from "../rule.ts";
import { type IgnoreComment, type IgnoreTool, readIgnoreComment } from "./comment.ts";

/** An insertion; `reason` is where in the new text the reason stands, to be typed over. */
export interface IgnoreEdit {
  readonly offset: number;
  readonly newText: string;
  readonly reason: Span | undefined;
}

/** The names that a rule has for each tool whose comments may name it. */
export interface IgnorableRule {
  readonly id: string;
  readonly aliases: readonly string[];
}

const REASON = "reason";

/** Silences the rule for what stands at `anchor` (a comment above it would be read as its). */
export function ignoreHere(
  text: string,
  comments: readonly CommentLine[],
  anchor: Span,
  rule: IgnorableRule,
): IgnoreEdit {
  const line = lineStart(text, anchor.start);
  const above = comments.filter(
    ({ span, target, directive }) =>
      !directive && span.end <= line && target !== undefined && lineStart(text, target.start) === line,
  );
  const longer = extension(above, rule, ["next"]);
  if (longer) return longer;
  // hadolint reads its own comment only on the very line above.
  const pragma = above.find(
    ({ text: written, span }) => /^\s*hadolint\s/.test(written) && lineStart(text, line - 1) <= span.start,
  );
  const at = pragma ? lineStart(text, pragma.span.start) : line;
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0] ?? "";
  return newComment(at, `${indent}# dockwright-ignore`, rule);
}

/** Silences the rule in the whole file. */
export function ignoreInFile(text: string, comments: readonly CommentLine[], rule: IgnorableRule): IgnoreEdit {
  const whole = comments.filter(({ directive, text: written }) => directive || !/^\s*check\s*=/i.test(written));
  const longer = extension(whole, rule, ["file"]);
  if (longer) return longer;
  const start = text.startsWith("\uFEFF") ? 1 : 0;
  const lines = text.slice(start).split("\n");
  // Directives have to stay first, and so has a line that says which program reads the file.
  const kept = lines.findIndex((line, index) => !(index === 0 && line.startsWith("#!")) && !DIRECTIVE.test(line));
  const before = lines.slice(0, kept < 0 ? lines.length : kept).join("\n");
  const at = before === "" ? start : Math.min(text.length, start + before.length + 1);
  const edit = newComment(at, "# dockwright-ignore-file", rule);
  if (at < text.length || before === "") return edit;
  return { ...edit, newText: `\n${edit.newText.trimEnd()}`, reason: edit.reason && moved(edit.reason, 1) };
}

const DIRECTIVE = /^\s*#\s*(?:syntax|escape|check)\s*=|^%/i;

function newComment(offset: number, opening: string, rule: IgnorableRule): IgnoreEdit {
  const head = `${opening} ${rule.id} -- `;
  return {
    offset,
    newText: `${head}${REASON}\n`,
    reason: { start: head.length, end: head.length + REASON.length },
  };
}

/** The first comment that can name the rule gets its name: our own form, then BuildKit's, then hadolint's. */
function extension(
  lines: readonly CommentLine[],
  rule: IgnorableRule,
  reaches: readonly IgnoreComment["reach"][],
): IgnoreEdit | undefined {
  const found = lines.flatMap((line) => {
    const comment = readIgnoreComment(line.text, line.span.end - line.text.length);
    if (!comment || comment.names.length === 0) return [];
    return reaches.includes(line.directive ? "file" : comment.reach) ? [comment] : [];
  });
  for (const tool of ["dockwright", "check", "hadolint"] as const) {
    const comment = found.find((one) => one.tool === tool && one.names.every(({ name }) => name !== "all"));
    const name = nameFor(tool, rule, reaches.includes("file"));
    if (!comment || name === undefined) continue;
    return { offset: comment.list.end, newText: `${tool === "dockwright" ? ", " : ","}${name}`, reason: undefined };
  }
  return undefined;
}

const CHECKS: Readonly<Record<string, { readonly since: string; readonly wholeFile?: boolean }>> = data.checks;

/** Some checks of the builder look at the whole file and take no notice of a comment above one instruction. */
function nameFor(tool: IgnoreTool, { id, aliases }: IgnorableRule, wholeFile: boolean): string | undefined {
  if (tool === "dockwright") return id;
  if (tool === "hadolint") return aliases.find((alias) => /^DL\d{4}$/.test(alias));
  return aliases.find((alias) => Object.hasOwn(CHECKS, alias) && (wholeFile || CHECKS[alias]?.wholeFile !== true));
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset - 1) + 1;
}
