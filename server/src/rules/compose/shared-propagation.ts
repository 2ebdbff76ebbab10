/** shared or rshared propagation. */
import { mountsOf } from "../../semantics/compose/mounts.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/shared-propagation",
  title: "Mount that passes mounts on to the host",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0017"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report, subject }) {
      for (const { propagation, item } of mountsOf(valueOf(service, "volumes"), subject.text)) {
        if (propagation !== "shared" && propagation !== "rshared") continue;
        report({
          span: item.span,
          message: `With "${propagation}" what the container mounts here appears on the host too.`,
        });
      }
    },
  },
});
