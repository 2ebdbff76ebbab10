/** Two services publish the same port of the host: the second one to start fails. */
import type { ComposeService } from "../../semantics/compose/file.ts";
import { type HostPort, hostPortsOf } from "../../semantics/compose/hostPorts.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { profilesOf, together } from "../../semantics/compose/profiles.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/host-port-collision",
  title: "Host port that two services publish",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["no-duplicate-exported-ports"],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, { report }) {
      const seen = new Map<number, Held[]>();
      for (const service of file.services) {
        for (const port of hostPortsOf(valueOf(service, "ports"), file.text)) {
          const { host, hostSpan } = port;
          if (host === undefined || hostSpan === undefined || port.variable || isFlexible(port)) continue;
          const clash = clashOf({ service, port }, seen);
          if (clash === undefined) {
            for (let at = host.first; at <= host.last && at - host.first < MOST_PORTS; at++)
              seen.set(at, [...(seen.get(at) ?? []), { service, port }]);
            continue;
          }
          const other = clash.service === service ? "this service" : `"${clash.service.name}"`;
          report({
            span: hostSpan,
            message: `Port ${clash.number} of the host is taken by ${other} already. Docker starts only the first of them.`,
            related: [{ span: clash.span, message: `"${clash.service.name}" publishes it here.` }],
          });
        }
      }
    },
  },
});

interface Held {
  readonly service: ComposeService;
  readonly port: HostPort;
}

const MOST_PORTS = 5000;

/** A range of host ports for one container port: Docker takes the first that is free. */
function isFlexible({ host, container }: HostPort): boolean {
  return host !== undefined && host.last > host.first && container !== undefined && container.first === container.last;
}

function clashOf({ service, port }: Held, seen: ReadonlyMap<number, readonly Held[]>) {
  const { host } = port;
  if (host === undefined || host.first === 0) return undefined;
  for (let number = host.first; number <= host.last && number - host.first < MOST_PORTS; number++) {
    for (const held of seen.get(number) ?? []) {
      const apart = held.port.protocol !== port.protocol || !sameAddress(held.port.ip, port.ip);
      if (apart || isSame(held, { service, port }) || !together(profilesOf(held.service), profilesOf(service)))
        continue;
      return { number, service: held.service, span: held.port.hostSpan ?? held.port.containerSpan };
    }
  }
  return undefined;
}

/** Compose keeps one of two equal items of a service. */
function isSame(a: Held, b: Held): boolean {
  if (a.service !== b.service) return a.port.item === b.port.item;
  return a.port.container?.first === b.port.container?.first && a.port.ip === b.port.ip;
}

function sameAddress(a: string | undefined, b: string | undefined): boolean {
  const everywhere = (ip: string | undefined) => ip === undefined || ip === "" || ip === "0.0.0.0" || ip === "::";
  return everywhere(a) || everywhere(b) || a === b;
}
