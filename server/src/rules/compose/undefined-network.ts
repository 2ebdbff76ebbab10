/** A service joins a network that the project does not declare. */
import { composeRule } from "../composeRule.ts";
import { reportUndeclared } from "../undeclaredName.ts";

export default composeRule({
  id: "compose/undefined-network",
  title: "Network that is not declared",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, context) {
      reportUndeclared(file, context, {
        kind: "network",
        outcome: 'Compose refuses the project; only "default" exists by itself.',
      });
    },
  },
});
