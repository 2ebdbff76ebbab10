/** A service does not set `no-new-privileges` in `security_opt`. */
import { isDefinition, scalarsOf, valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/missing-no-new-privileges",
  title: "Service without no-new-privileges",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0003"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report }) {
      if (
        !isDefinition(service) ||
        scalarsOf(valueOf(service, "security_opt")).some(({ value }) => /^no-new-privileges(?:[:=]true)?$/.test(value))
      )
        return;
      report({
        span: service.nameSpan,
        message: `A program in "${service.name}" can gain rights through setuid files. "no-new-privileges:true" prevents it.`,
      });
    },
  },
});
