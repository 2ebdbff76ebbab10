/** A service uses a secret that the project does not declare. */
import { composeRule } from "../composeRule.ts";
import { reportUndeclared } from "../undeclaredName.ts";

export default composeRule({
  id: "compose/undefined-secret",
  title: "Secret that is not declared",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, context) {
      reportUndeclared(file, context, {
        kind: "secret",
        outcome: "Compose refuses the project.",
        body: (name) => `file: ./${name}.txt`,
      });
    },
  },
});
