/** A service does not drop the capabilities that it does not need. */
import { isDefinition, scalarsOf, valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/missing-cap-drop",
  title: "Service that keeps the default capabilities",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0006"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report }) {
      if (
        !isDefinition(service) ||
        scalarsOf(valueOf(service, "cap_drop")).some(({ value }) => value.toUpperCase() === "ALL")
      )
        return;
      report({
        span: service.nameSpan,
        message: `"${service.name}" keeps the 14 capabilities that Docker gives by default. Few programs need them.`,
      });
    },
  },
});
