/** A pattern that Docker refuses (moby/patternmatcher: New and Pattern.compile). */
import type { Fix } from "../../linter/rule.ts";
import type { CompiledPattern, PatternFault } from "../../semantics/dockerignore/pattern.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerignoreContext, dockerignoreRule, removeLine } from "../dockerignoreRule.ts";

export default dockerignoreRule({
  id: "dockerignore/invalid-pattern",
  title: "Pattern that Docker refuses",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { pattern: check },
});

const WHAT: Readonly<Record<PatternFault, string>> = {
  empty: "names nothing that could be shown again",
  bracket: "has a bracket without its end, or with nothing in it",
  escape: `has a "\\" that escapes nothing`,
};

function check(pattern: CompiledPattern, context: DockerignoreContext): void {
  if (pattern.fault === undefined) return;
  const written = context.source.text.slice(pattern.span.start, pattern.span.end);
  context.report({
    span: pattern.span,
    message: `${quote(written, 24)} ${WHAT[pattern.fault]}. Docker stops when it reads this file.`,
    fails: "build",
    fixes: () => [fix(pattern, written, context)],
  });
}

function fix(pattern: CompiledPattern, written: string, context: DockerignoreContext): Fix {
  if (pattern.fault !== "escape") return removeLine(pattern, context, "suggestion");
  const slashes = written.replaceAll("\\", "/").replace(/(?<=.)\/+$/, "");
  return { title: `Write ${quote(slashes)}`, safety: "suggestion", edits: [replace(pattern.span, slashes)] };
}
