/** `pid: host` or `ipc: host`. */
import { textOf } from "../../semantics/compose/lookup.ts";
import type { Visit } from "../../semantics/compose/walker.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/host-namespace",
  title: "Service in a namespace of the host",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0010"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.pid": (visit, context) => check(visit, "all processes of the host", context),
      "services.*.ipc": (visit, context) => check(visit, "the shared memory of the host's programs", context),
    },
  },
});

function check({ node }: Visit, what: string, { report }: ComposeContext): void {
  if (textOf(node) === "host") report({ span: node.span, message: `The container can reach ${what}.` });
}
