/** An env file or label file that is not there, or that Compose cannot read. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

export default composeRule({
  id: "compose/missing-env-file",
  title: "Env file that cannot be read",
  category: "correctness",
  // Often such a file is made by hand and kept out of the repository.
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file: (_file, context) => reportProblems(context, "env-file", ""),
  },
});
