/** `user: root` or `user: 0`. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/root-user",
  title: "Service that runs as root",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0018"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.user": ({ node }, { report }) => {
        if (!/^(?:root|0)(?::.*)?$/.test(textOf(node) ?? "")) return;
        report({ span: node.span, message: "The program runs as root in the container, whatever user the image has." });
      },
    },
  },
});
