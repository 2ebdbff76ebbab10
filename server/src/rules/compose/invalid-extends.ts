/** An `extends` that leads nowhere, or back to itself. */
import { composeRule } from "../composeRule.ts";
import { undefinedNames } from "../../semantics/compose/undefined.ts";
import { asReport, problemsOf } from "../loadProblems.ts";

export default composeRule({
  id: "compose/invalid-extends",
  title: "Service that cannot be extended",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, context) {
      // A service that is not defined is told of with the others that are not.
      const told = new Set(
        undefinedNames(context.reader, file, "service").map(({ reference }) => reference.span.start),
      );
      for (const problem of problemsOf(context, "extends"))
        if (!told.has(problem.at.span.start)) context.report(asReport(problem, "It is extended here."));
    },
  },
});
