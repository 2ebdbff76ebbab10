/** A service uses a config that the project does not declare. */
import { composeRule } from "../composeRule.ts";
import { reportUndeclared } from "../undeclaredName.ts";

export default composeRule({
  id: "compose/undefined-config",
  title: "Config that is not declared",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, context) {
      reportUndeclared(file, context, {
        kind: "config",
        outcome: "Compose refuses the project.",
        body: (name) => `file: ./${name}.txt`,
      });
    },
  },
});
