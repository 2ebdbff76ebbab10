/** A service mounts a named volume that the project does not declare. */
import { composeRule } from "../composeRule.ts";
import { reportUndeclared } from "../undeclaredName.ts";

export default composeRule({
  id: "compose/undefined-volume",
  title: "Volume that is not declared",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    file(file, context) {
      reportUndeclared(file, context, {
        kind: "volume",
        outcome: 'Compose refuses a named volume that is not declared; a folder begins with "./".',
      });
    },
  },
});
