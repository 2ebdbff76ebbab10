/** A published port without an address. */
import { hostPortsOf, isEverywhere } from "../../semantics/compose/hostPorts.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { insert } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/port-on-all-interfaces",
  title: "Port open on every network interface",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0005", "no-unbound-port-interfaces"],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, { report, subject }) {
      for (const port of hostPortsOf(valueOf(service, "ports"), subject.text)) {
        if (!isEverywhere(port) || port.variable || port.hostSpan === undefined) continue;
        const { hostSpan, long, ip } = port;
        report({
          span: hostSpan,
          message: "Every network interface of the host listens here. Firewall tools such as ufw do not see it.",
          fixes: () =>
            long || ip !== undefined || subject.text.slice(hostSpan.start - 1, hostSpan.start) === " "
              ? []
              : [
                  {
                    title: "Listen on this machine only",
                    safety: "unsafe",
                    preferred: true,
                    edits: [insert(hostSpan.start, "127.0.0.1:")],
                  },
                ],
        });
      }
    },
  },
});
