/** Text that is no YAML, or that Compose's YAML reader refuses. */
import type { YamlErrorCode } from "../../syntax/yaml/syntax.ts";
import { insert } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";
import { asReport, problemsOf } from "../loadProblems.ts";

/** Where only we give up. */
const NOT_FATAL: ReadonlySet<YamlErrorCode> = new Set(["too-deep"]);

export default composeRule({
  id: "compose/invalid-yaml",
  title: "Text that is no valid YAML",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-yaml"],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, context) {
      const { report } = context;
      const seen = new Set<number>();
      for (const { code, span, message, other } of file.syntax.errors) {
        // Several complaints about one place are one fault.
        if (seen.has(span.start)) continue;
        seen.add(span.start);
        report({
          span,
          message,
          ...(NOT_FATAL.has(code) ? {} : { fails: "load" as const }),
          ...(other === undefined ? {} : { related: [{ span: other, message: "The first one is here." }] }),
          fixes: () =>
            code === "missing-colon"
              ? [{ title: "Add the colon", safety: "suggestion", preferred: true, edits: [insert(span.end, ":")] }]
              : [],
        });
      }
      for (const problem of problemsOf(context, "aliases", "not-a-mapping", "non-string-key")) {
        const { start, end } = problem.at.span;
        // Text that is no YAML is told of as that.
        if (file.syntax.errors.some(({ span }) => span.start <= end && start <= span.end)) continue;
        const line = file.text.indexOf("\n", start);
        report(asReport(problem, "", { start, end: line < 0 ? end : Math.min(line, end) }));
      }
    },
  },
});
