/** An address with `localhost` in `environment` whose port belongs to another service. */
import type { ComposeService } from "../../semantics/compose/file.ts";
import { environmentEntries, type EnvironmentEntry } from "../../semantics/compose/environmentEntries.ts";
import { listeningPorts } from "../../semantics/compose/listening.ts";
import { textOf, valueOf } from "../../semantics/compose/lookup.ts";
import { replace } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/localhost-between-services",
  title: "Localhost instead of the other service",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    file(file, context) {
      let listeners: Listeners | undefined;
      for (const service of file.services) {
        const mode = textOf(valueOf(service, "network_mode")) ?? "";
        if (mode === "host" || /^(?:service|container):/.test(mode)) continue;
        for (const entry of environmentEntries(valueOf(service, "environment"), file.text)) {
          const address = localAddress(entry);
          if (address === undefined) continue;
          listeners ??= listenersOf(context);
          const other = serviceOn(address.port, service, listeners);
          if (other !== undefined) reportAddress(address, other, context);
        }
      }
    },
  },
});

interface LocalAddress {
  readonly host: string;
  readonly span: Span;
  readonly port: number;
}

/** Ports of protocols that no browser speaks: an address with HTTP may be meant for the user's browser. */
const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  postgres: 5432,
  postgresql: 5432,
  mysql: 3306,
  mariadb: 3306,
  mongodb: 27017,
  redis: 6379,
  rediss: 6379,
  amqp: 5672,
  amqps: 5671,
  nats: 4222,
  mqtt: 1883,
  kafka: 9092,
};

const ADDRESS = /([a-z][a-z0-9+.-]*):\/\/(?:[^@/\s]*@)?(localhost|127\.0\.0\.1)(?::(\d{1,5}))?/i;

function localAddress({ value, valueSpan }: EnvironmentEntry): LocalAddress | undefined {
  if (value === undefined || valueSpan.end - valueSpan.start !== value.length) return undefined;
  const match = ADDRESS.exec(value);
  const scheme = (match?.[1] ?? "")
    .toLowerCase()
    .replace(/^jdbc:/, "")
    .replace(/\+.*$/, "");
  const usual = Object.hasOwn(DEFAULT_PORTS, scheme) ? DEFAULT_PORTS[scheme] : undefined;
  if (match === null || usual === undefined) return undefined;
  const host = match[2] ?? "";
  const at = value.indexOf(host, match.index + (match[0].lastIndexOf("@") + 1 || (match[1] ?? "").length + 3));
  const start = valueSpan.start + at;
  return { host, span: { start, end: start + host.length }, port: Number(match[3] ?? usual) };
}

function reportAddress({ host, span }: LocalAddress, other: string, { report }: ComposeContext): void {
  report({
    span,
    message: `In a container "${host}" is the container itself. The service "${other}" is reached by its name.`,
    fixes: () => [{ title: `Use "${other}"`, safety: "unsafe", preferred: true, edits: [replace(span, other)] }],
  });
}

/** The services that listen on a port. */
type Listeners = ReadonlyMap<number, readonly ComposeService[]>;

function listenersOf({ reader, uri, subject }: ComposeContext): Listeners {
  const found = new Map<number, ComposeService[]>();
  for (const service of subject.services) {
    for (const port of listeningPorts(reader, uri, service, subject.text)) {
      const same = found.get(port);
      if (same) same.push(service);
      else found.set(port, [service]);
    }
  }
  return found;
}

/** The only service that listens on the port; none where this one may do so itself. */
function serviceOn(port: number, from: ComposeService, listeners: Listeners): string | undefined {
  const others = listeners.get(port) ?? [];
  return others.length === 1 && others[0] !== from ? others[0]?.name : undefined;
}
