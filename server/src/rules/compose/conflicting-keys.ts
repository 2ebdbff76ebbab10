/** Two settings of the merged project that Compose does not accept together. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

export default composeRule({
  id: "compose/conflicting-keys",
  title: "Keys that exclude each other",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file: (_file, context) => reportProblems(context, "conflict", "It contradicts this."),
  },
});
