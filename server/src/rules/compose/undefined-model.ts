/** A service uses a model that the project does not declare. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

export default composeRule({
  id: "compose/undefined-model",
  title: "Model that is not declared",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file: (_file, context) => reportProblems(context, "undefined-model", ""),
  },
});
