/** `logging.driver: none`. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/logging-off",
  title: "Service without logs",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0014"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.logging.driver": ({ node }, { report }) => {
        if (textOf(node) !== "none") return;
        report({
          span: node.span,
          message: `With the driver "none" nothing is logged, and "docker logs" shows nothing.`,
        });
      },
    },
  },
});
