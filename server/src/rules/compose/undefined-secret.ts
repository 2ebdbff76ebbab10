/** A service uses a secret that the project does not declare. */
import { undefinedNames } from "../../semantics/compose/undefined.ts";
import { replace } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

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
    file(file, { reader, report }) {
      for (const { reference, fails, nearest } of undefinedNames(reader, file, "secret")) {
        const { name, span } = reference;
        report({
          span,
          message: `No top-level "secrets" entry declares "${name}". Compose refuses the project.`,
          ...(fails ? { fails: "load" as const } : {}),
          fixes: () =>
            nearest === undefined
              ? []
              : [
                  {
                    title: `Use the secret "${nearest}"`,
                    safety: "suggestion",
                    preferred: true,
                    edits: [replace(span, nearest)],
                  },
                ],
        });
      }
    },
  },
});
