/** Rules about the comments that silence other rules: the same for every language. */
import type { Fix, Report, RuleContext } from "../linter/rule.ts";
import type { IgnoreComment, IgnoreFault, IgnoreFaults } from "../linter/suppressions/comment.ts";
import { type TextEdit, remove, replace } from "../text/edits.ts";
import type { Span } from "../text/span.ts";

/** Reports comments that silence nothing: the names without effect, or the whole comment. */
export function reportUnused<S>(context: RuleContext<S>, { unused }: IgnoreFaults): void {
  for (const fault of unused) {
    const whole = fault.names.length === fault.comment.names.length;
    const spans = fault.comment.all ? [fault.span] : fault.names.map(({ span }) => span);
    for (const [index, span] of spans.entries()) {
      const text = context.source.text.slice(span.start, span.end);
      const message = fault.comment.all
        ? "This comment silences nothing: no rule reports anything here."
        : `"${text}" is silenced for nothing: it reports nothing here.`;
      const one: IgnoreFault = whole ? fault : { ...fault, names: fault.names.slice(index, index + 1) };
      context.report({ span, message, tags: ["unnecessary"], fixes: () => [removeFix(one, context.source.text)] });
    }
  }
}

/** Reports names that no rule has. */
export function reportUnknown<S>(context: RuleContext<S>, { unknown }: IgnoreFaults): void {
  for (const fault of unknown) {
    for (const { name, span } of fault.names) {
      const meant = fault.near === undefined ? "" : ` Did you mean "${fault.near}"?`;
      const report: Report = {
        span,
        message: `There is no rule "${name}", so this silences nothing.${meant}`,
        fixes: () => [
          ...(fault.near === undefined ? [] : [useInstead(span, fault.near)]),
          removeFix(fault, context.source.text),
        ],
      };
      context.report(report);
    }
  }
}

function useInstead(span: Span, name: string): Fix {
  return { title: `Use ${name}`, safety: "suggestion", preferred: true, edits: [replace(span, name)] };
}

/** Takes the names out of the comment, or the whole comment where nothing would be left of it. */
function removeFix({ comment, names, span }: IgnoreFault, text: string): Fix {
  const all = comment.all || names.length === comment.names.length;
  if (!all) {
    return {
      title: "Remove the name from the comment",
      safety: "safe",
      edits: names.map((name) => without(comment, name.span)),
    };
  }
  return {
    title: "Remove the comment",
    safety: "safe",
    edits: [remove(lineOrRest(text, commentPart(comment, span, text)))],
  };
}

/** A name with the comma or blank that divides it from its neighbour. */
function without({ names }: IgnoreComment, span: Span): TextEdit {
  const index = names.findIndex((name) => name.span.start === span.start);
  const next = names[index + 1];
  const previous = names[index - 1];
  if (next) return remove({ start: span.start, end: next.span.start });
  return remove({ start: previous?.span.end ?? span.start, end: span.end });
}

/** The whole comment; of a `check` line that sets more than `skip` only that part. */
function commentPart(comment: IgnoreComment, span: Span, text: string): Span {
  if (comment.tool !== "check") return span;
  const written = text.slice(span.start, span.end);
  const part = /(?:;\s*)?skip\s*=[^;]*/i.exec(written);
  const rest = written.replace(/^#\s*check\s*=/i, "").replace(/skip\s*=[^;]*/i, "");
  if (!part || /^[\s;]*$/.test(rest)) return span;
  const start = span.start + part.index;
  const behind = part[0].startsWith(";") ? 0 : 1;
  return { start, end: Math.min(span.end, start + part[0].length + behind) };
}

/** With the line that it stands on, where nothing else does; else with the blanks before it. */
function lineOrRest(text: string, span: Span): Span {
  const lineStart = text.lastIndexOf("\n", span.start - 1) + 1;
  const feed = text.indexOf("\n", span.end);
  const lineEnd = feed < 0 ? text.length : feed + 1;
  const before = text.slice(lineStart, span.start);
  const alone = /^[\s\uFEFF]*$/.test(before) && /^\s*$/.test(text.slice(span.end, lineEnd));
  if (alone) return { start: before.startsWith("\uFEFF") ? lineStart + 1 : lineStart, end: lineEnd };
  if (text.startsWith("#", span.start)) return { start: lineStart + before.trimEnd().length, end: span.end };
  return span;
}
