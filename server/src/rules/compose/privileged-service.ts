/** `privileged: true`. */
import { isTrue } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/privileged-service",
  title: "Privileged service",
  category: "security",
  severity: "information",
  from: "recommended",
  strict: "warning",
  aliases: ["CL-0002"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.privileged": ({ node, pair }, { report }) => {
        if (!isTrue(node) || pair === undefined) return;
        report({
          span: pair.key.span,
          message:
            "A privileged container has all capabilities and all devices. It can do what root can do on the host.",
        });
      },
    },
  },
});
