/** The image listens on the port at the left of the colon, not on the one at the right. */
import { hostPortsOf } from "../../semantics/compose/hostPorts.ts";
import { imagePorts } from "../../semantics/compose/listening.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { replace } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/swapped-ports",
  title: "Host and container port the wrong way round",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, { report, reader, uri, subject }) {
      const known = imagePorts(reader, uri, service);
      if (known.length === 0) return;
      for (const { host, hostSpan, container, containerSpan } of hostPortsOf(valueOf(service, "ports"), subject.text)) {
        if (host === undefined || container === undefined || hostSpan === undefined) continue;
        const single = host.first === host.last && container.first === container.last;
        if (!single || !known.includes(host.first) || known.includes(container.first)) continue;
        report({
          span: {
            start: Math.min(hostSpan.start, containerSpan.start),
            end: Math.max(hostSpan.end, containerSpan.end),
          },
          message: `The image listens on ${host.first}, but this leads to ${container.first} in the container. The order is HOST:CONTAINER.`,
          fixes: () => [
            {
              title: `Use ${container.first} on the host and ${host.first} in the container`,
              safety: "unsafe",
              preferred: true,
              edits: [replace(hostSpan, String(container.first)), replace(containerSpan, String(host.first))],
            },
          ],
        });
      }
    },
  },
});
