/** A value of an override file, an extending service or an included project that cannot be merged. */
import { composeRule } from "../composeRule.ts";
import { asReport, problemsOf } from "../loadProblems.ts";
import { wrongForm } from "../../semantics/compose/form.ts";
import { composePlaces } from "../../semantics/compose/places.ts";

export default composeRule({
  id: "compose/incompatible-override",
  title: "Override of another form",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(_file, context) {
      const problems = problemsOf(context, "override");
      if (problems.length === 0) return;
      // What has a wrong form by itself is told of as that.
      const { visits } = context.reader.derive(composePlaces, context.uri);
      const wrong = new Set(visits.filter(wrongForm).map(({ node }) => node.span.start));
      for (const problem of problems)
        if (!wrong.has(problem.at.span.start)) context.report(asReport(problem, "This is what it would override."));
    },
  },
});
