/** A value of an override file, an extending service or an included project that cannot be merged. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

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
    file: (_file, context) => reportProblems(context, "override", "This is what it would override."),
  },
});
