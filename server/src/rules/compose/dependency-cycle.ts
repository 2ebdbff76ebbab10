/** A cycle of dependencies, those that links and shared namespaces imply included. */
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

export default composeRule({
  id: "compose/dependency-cycle",
  title: "Services that wait for each other",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: {
    file: (_file, context) => reportProblems(context, "cycle", ""),
  },
});
