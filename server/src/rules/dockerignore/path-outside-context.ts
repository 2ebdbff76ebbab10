/** A pattern that names the context itself or something outside it: it never matches. */
import type { CompiledPattern } from "../../semantics/dockerignore/pattern.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerignoreContext, dockerignoreRule, removeLine } from "../dockerignoreRule.ts";

export default dockerignoreRule({
  id: "dockerignore/path-outside-context",
  title: "Pattern for something outside the build context",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { pattern: check },
});

function check(pattern: CompiledPattern, context: DockerignoreContext): void {
  const outside = /^\.\.(?:\/|$)/.test(pattern.pattern);
  const itself = pattern.pattern === "." || pattern.pattern === "/";
  if (pattern.fault !== undefined || (!outside && !itself)) return;
  const written = context.source.text.slice(pattern.patternSpan.start, pattern.patternSpan.end);
  const what = outside ? "lies outside the build context" : "is the build context itself";
  const everything = {
    title: `Write "*" to hide everything`,
    safety: "suggestion" as const,
    edits: [replace(pattern.span, "*")],
  };
  context.report({
    span: pattern.span,
    message: `${quote(written)} ${what}: the line matches nothing. Patterns name what lies below the context.`,
    tags: ["unnecessary"],
    fixes: () => [removeLine(pattern, context, "safe"), ...(itself && !pattern.negated ? [everything] : [])],
  });
}
