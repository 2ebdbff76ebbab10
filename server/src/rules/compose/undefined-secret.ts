/** A service uses a secret that the project does not declare. */
import type { Fix } from "../../linter/rule.ts";
import { declareEdit } from "../../semantics/compose/declare.ts";
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
          fixes: () => {
            const declare = declareEdit(file, "secrets", name, `file: ./${name}.txt`);
            const fixes: Fix[] = [];
            if (nearest !== undefined)
              fixes.push({
                title: `Use the secret "${nearest}"`,
                safety: "suggestion",
                edits: [replace(span, nearest)],
              });
            if (declare)
              fixes.push({
                title: `Declare the secret "${name}"`,
                safety: "suggestion",
                preferred: true,
                edits: [declare],
              });
            return fixes;
          },
        });
      }
    },
  },
});
