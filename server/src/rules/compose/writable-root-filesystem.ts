/** A service does not set `read_only`. */
import { isDefinition, isTrue, valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/writable-root-filesystem",
  title: "Service with a writable root file system",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0007"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report }) {
      if (!isDefinition(service) || isTrue(valueOf(service, "read_only"))) return;
      report({
        span: service.nameSpan,
        message: `The image's files are writable in "${service.name}". With "read_only: true" an intruder cannot change them.`,
      });
    },
  },
});
