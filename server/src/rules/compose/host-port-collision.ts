/** Two services of the project publish the same port of the host: the second one to start fails. */
import {
  type MergedService,
  mergedServices,
  type PortCache,
  type PublishedPort,
  publishedPorts,
} from "../../semantics/compose/load/mergedServices.ts";
import type { HostPort } from "../../semantics/compose/hostPorts.ts";
import { together } from "../../semantics/compose/profiles.ts";
import type { Span } from "../../text/span.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type ComposeContext, composeRule } from "../composeRule.ts";

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
    file(_file, context) {
      const cache: PortCache = new Map();
      const seen = new Map<number, Held[]>();
      for (const service of mergedServices(context.reader, context.uri)) {
        for (const published of publishedPorts(context.reader, service, cache)) {
          const { host, hostSpan, variable } = published.port;
          if (host === undefined || hostSpan === undefined || variable || isFlexible(published.port)) continue;
          const held = { ...published, service, hostSpan };
          const clash = clashOf(held, seen);
          if (clash !== undefined) tell(held, clash, context);
          else {
            for (let at = host.first; at <= host.last && at - host.first < MOST_PORTS; at++)
              seen.set(at, [...(seen.get(at) ?? []), held]);
          }
        }
      }
    },
  },
});

interface Held extends PublishedPort {
  readonly service: MergedService;
  readonly hostSpan: Span;
}

interface Clash {
  readonly number: number;
  readonly held: Held;
}

const MOST_PORTS = 5000;

/** At the later of both places, or at the one that stands in this file. */
function tell(later: Held, { number, held: earlier }: Clash, { uri, report }: ComposeContext): void {
  const [here, other] = later.uri === uri ? [later, earlier] : [earlier, later];
  if (here.uri !== uri) return;
  const taker = other.service.name === here.service.name ? "this service" : `"${other.service.name}"`;
  report({
    span: here.hostSpan,
    message: `Port ${number} of the host is taken by ${taker} already. Docker starts only the first of them.`,
    related: [related(other, uri)],
  });
}

function related({ uri, hostSpan, service }: Held, home: Uri) {
  const message = `"${service.name}" publishes it here.`;
  return uri === home ? { span: hostSpan, message } : { uri, span: hostSpan, message };
}

/** A range of host ports for one container port: Docker takes the first that is free. */
function isFlexible({ host, container }: HostPort): boolean {
  return host !== undefined && host.last > host.first && container !== undefined && container.first === container.last;
}

function clashOf(one: Held, seen: ReadonlyMap<number, readonly Held[]>): Clash | undefined {
  const { host, protocol, ip } = one.port;
  if (host === undefined || host.first === 0) return undefined;
  for (let number = host.first; number <= host.last && number - host.first < MOST_PORTS; number++) {
    for (const held of seen.get(number) ?? []) {
      const apart = held.port.protocol !== protocol || !sameAddress(held.port.ip, ip);
      if (apart || isSame(held, one) || !together(held.service.profiles, one.service.profiles)) continue;
      return { number, held };
    }
  }
  return undefined;
}

/** Compose keeps one of two equal items of a service; what two services inherit from one place is often meant for one. */
function isSame(a: Held, b: Held): boolean {
  if (a.service.name !== b.service.name) return a.port.item === b.port.item;
  return a.port.container?.first === b.port.container?.first && a.port.ip === b.port.ip;
}

function sameAddress(a: string | undefined, b: string | undefined): boolean {
  const everywhere = (ip: string | undefined) => ip === undefined || ip === "" || ip === "0.0.0.0" || ip === "::";
  return everywhere(a) || everywhere(b) || a === b;
}
