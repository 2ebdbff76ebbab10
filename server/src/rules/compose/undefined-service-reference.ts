/** A service names another one that the project does not define. */
import { undefinedNames } from "../../semantics/compose/undefined.ts";
import { replace } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";
import { asReport, problemsOf } from "../loadProblems.ts";

export default composeRule({
  id: "compose/undefined-service-reference",
  title: "Service that is not defined",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, context) {
      const { reader, report } = context;
      for (const { reference, fails, nearest } of undefinedNames(reader, file, "service")) {
        const { name, span, via, from } = reference;
        report({
          span,
          message: `"${via}" of "${from.name}" names "${name}", and there is no such service. Compose refuses the project.`,
          ...(fails ? { fails: "load" as const } : {}),
          fixes: () =>
            nearest === undefined
              ? []
              : [
                  {
                    title: `Use the service "${nearest}"`,
                    safety: "suggestion",
                    preferred: true,
                    edits: [replace(span, nearest)],
                  },
                ],
        });
      }
      // With the profile asked for, all is well.
      for (const problem of problemsOf(context, "inactive-service")) {
        const { fails: _, ...found } = asReport(problem, "The service is here.");
        report({ ...found, severity: "warning" });
      }
    },
  },
});
