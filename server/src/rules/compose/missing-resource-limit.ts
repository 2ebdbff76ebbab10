/** A service has neither a limit for memory nor one for processors. */
import { isDefinition, valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/missing-resource-limit",
  title: "Service without limits",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0026"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report }) {
      if (!isDefinition(service) || LIMITS.some((path) => valueOf(service, ...path) !== undefined)) return;
      report({
        span: service.nameSpan,
        message: `"${service.name}" may take all memory and all processors of the host. No limit is set.`,
      });
    },
  },
});

const LIMITS: readonly (readonly [string, ...string[]])[] = [
  ["mem_limit"],
  ["cpus"],
  ["deploy", "resources", "limits"],
];
