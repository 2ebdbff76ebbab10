/** An `extends` that leads nowhere, or back to itself. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

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
    file: (_file, context) => reportProblems(context, "extends", "It is extended here."),
  },
});
