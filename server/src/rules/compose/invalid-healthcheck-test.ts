/** `healthcheck.test` as a list whose first item is not CMD, CMD-SHELL or NONE, or whose command is one string. */
import type { Fix } from "../../linter/rule.ts";
import { insert, replace } from "../../text/edits.ts";
import { isInterpolated } from "../../semantics/compose/interpolation.ts";
import { follow, scalarOf, type YamlScalar, type YamlSequence } from "../../syntax/yaml/syntax.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/invalid-healthcheck-test",
  title: "Health check that does not say how to run",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    at: {
      "services.*.healthcheck.test": ({ node }, context) => {
        const test = follow(node);
        const first = test?.type === "sequence" ? scalarOf(test.items[0]) : undefined;
        if (test?.type !== "sequence" || first === undefined || isInterpolated(first.value)) return;
        if (!["CMD", "CMD-SHELL", "NONE"].includes(first.value)) missing(test, first, context);
        else if (first.value === "CMD") oneString(test, first, context);
        else if (first.value === "CMD-SHELL") torn(test, context);
      },
    },
  },
});

function missing(test: YamlSequence, first: YamlScalar, { report }: ComposeContext): void {
  const upper = first.value.toUpperCase().replace("_", "-");
  const fix: Fix = ["CMD", "CMD-SHELL", "NONE"].includes(upper)
    ? { title: `Use "${upper}"`, safety: "suggestion", preferred: true, edits: [replace(first.span, `"${upper}"`)] }
    : { title: 'Put "CMD" first', safety: "suggestion", preferred: true, edits: [insert(first.span.start, '"CMD", ')] };
  report({
    span: first.span,
    message: `The list begins with "${first.value}", not with CMD, CMD-SHELL or NONE. Compose refuses the file.`,
    fails: "load",
    fixes: () => (test.flow || fix.title.startsWith("Use") ? [fix] : []),
  });
}

/** `["CMD", "curl -f x"]` looks for a program with blanks in its name. */
function oneString(test: YamlSequence, first: YamlScalar, { report }: ComposeContext): void {
  const command = scalarOf(test.items[1]);
  if (test.items.length !== 2 || command === undefined || !/^[\w./-]+\s+\S/.test(command.value)) return;
  report({
    span: command.span,
    message: "Docker looks for a program of this whole name, blanks included. The check always fails.",
    severity: "warning",
    fixes: () => [
      { title: "Use CMD-SHELL", safety: "unsafe", preferred: true, edits: [replace(first.span, '"CMD-SHELL"')] },
    ],
  });
}

/** `["CMD-SHELL", "a", "|", "b"]`: the shell reads the first string only. */
function torn(test: YamlSequence, { report }: ComposeContext): void {
  const second = test.items[2];
  if (second === undefined) return;
  report({
    span: { start: second.span.start, end: test.items.at(-1)?.span.end ?? second.span.end },
    message: "After CMD-SHELL only the first string is the command. The shell does not run what follows.",
    severity: "warning",
  });
}
