/** `network_mode: host`. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/host-network",
  title: "Service on the network of the host",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0008"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.network_mode": ({ node }, { report }) => {
        if (textOf(node) !== "host") return;
        report({
          span: node.span,
          message:
            "The container shares all network interfaces of the host. Every port that it opens is open on the host.",
        });
      },
    },
  },
});
