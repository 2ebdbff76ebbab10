/** A pattern whose files a line above hides already. */
import { hiddenAlready } from "../../semantics/dockerignore/effect.ts";
import type { CompiledPattern } from "../../semantics/dockerignore/pattern.ts";
import { quote } from "../../text/quote.ts";
import { type DockerignoreContext, dockerignoreRule, lineOf, removeLine } from "../dockerignoreRule.ts";

export default dockerignoreRule({
  id: "dockerignore/redundant-pattern",
  title: "Pattern that changes nothing",
  category: "clarity",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { pattern: check },
});

function check(pattern: CompiledPattern, context: DockerignoreContext): void {
  const by = hiddenAlready(pattern, context.subject.matcher);
  if (!by) return;
  context.report({
    span: pattern.span,
    message: `Line ${lineOf(by, context)} hides ${quote(pattern.pattern)} already, so this line changes nothing.`,
    related: [{ span: by.span, message: "hidden here" }],
    tags: ["unnecessary"],
    fixes: () => [removeLine(pattern, context, "safe")],
  });
}
