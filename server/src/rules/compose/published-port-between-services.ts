/** One service reaches another at the port that is published on the host. */
import type { ComposeService } from "../../semantics/compose/file.ts";
import { environmentEntries, type EnvironmentEntry } from "../../semantics/compose/environmentEntries.ts";
import { hostPortsOf } from "../../semantics/compose/hostPorts.ts";
import { listeningPorts } from "../../semantics/compose/listening.ts";
import { textOf, valueOf } from "../../semantics/compose/lookup.ts";
import { replace } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/published-port-between-services",
  title: "Published port between services",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    file(file, context) {
      const services = new Map(file.services.map((service) => [service.name, service]));
      for (const service of file.services) {
        if (textOf(valueOf(service, "network_mode")) === "host") continue;
        const entries = environmentEntries(valueOf(service, "environment"), file.text);
        for (const address of entries.flatMap((entry) => addresses(entry, entries))) {
          const other = services.get(address.name);
          const inside = other === service ? undefined : other && containerPort(other, address.port, context);
          if (inside !== undefined) reportAddress(address, inside, context);
        }
      }
    },
  },
});

interface Address {
  readonly name: string;
  readonly port: number;
  readonly span: Span;
}

/** `db:3307` inside a value, and DB_PORT beside DB_HOST. */
function addresses(entry: EnvironmentEntry, all: readonly EnvironmentEntry[]): Address[] {
  const { value, valueSpan, name } = entry;
  if (value === undefined || valueSpan.end - valueSpan.start !== value.length) return [];
  if (/_PORT$/i.test(name) && /^\d{1,5}$/.test(value)) {
    const host = all.find((one) => one.name.toLowerCase() === name.toLowerCase().replace(/port$/, "host"));
    return host?.value === undefined ? [] : [{ name: host.value, port: Number(value), span: valueSpan }];
  }
  return [...value.matchAll(/(?<![\w.-])([A-Za-z0-9][\w.-]*):(\d{2,5})(?![\w:.])/g)].map((match) => {
    const start = valueSpan.start + match.index + (match[1] ?? "").length + 1;
    return { name: match[1] ?? "", port: Number(match[2]), span: { start, end: start + (match[2] ?? "").length } };
  });
}

function reportAddress({ name, port, span }: Address, inside: number, { report }: ComposeContext): void {
  report({
    span,
    message: `Between services "${name}" is reached at its container port ${inside}. Port ${port} exists only on the host.`,
    fixes: () => [
      { title: `Use ${inside}`, safety: "unsafe", preferred: true, edits: [replace(span, String(inside))] },
    ],
  });
}

/** The container port that is published at `port`; undefined where the service may listen on `port` itself. */
function containerPort(
  service: ComposeService,
  port: number,
  { reader, uri, subject }: ComposeContext,
): number | undefined {
  if (listeningPorts(reader, uri, service, subject.text).has(port)) return undefined;
  for (const { host, container } of hostPortsOf(valueOf(service, "ports"), subject.text)) {
    if (host === undefined || container === undefined || port < host.first || port > host.last) continue;
    return container.first === container.last ? container.first : container.first + port - host.first;
  }
  return undefined;
}
