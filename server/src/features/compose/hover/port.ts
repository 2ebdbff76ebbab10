/** A port mapping in its short form, part by part. */
import { isInterpolated } from "../../../semantics/compose/interpolation.ts";
import { type PortShort, parsePortShort, portRange } from "../../../semantics/compose/ports.ts";
import { code } from "../../../text/markdown.ts";

/** One sentence; with `at`, the part that the pointer is on comes first. */
export function portHere(text: string, at: number | undefined): string {
  const port = parsePortShort(text);
  const whole = sentence(port);
  const named = at === undefined ? undefined : partName(port, at);
  return named === undefined ? `${code(text)}: ${whole}` : `${named}\n\n${code(text)}: ${whole}`;
}

function sentence({ ip, host, container, protocol }: PortShort): string {
  const transport = protocol?.text.toLowerCase() ?? "tcp";
  const inside = `${noun(container.text)} ${code(container.text)} of the container (${transport})`;
  if (host === undefined) {
    const where = ip ? ` of ${code(ip.text)}` : "";
    return `a free port of the host${where}, chosen at each start, leads to ${inside}.`;
  }
  const address = ip === undefined ? "on every network interface" : addressWords(ip.text);
  return `${noun(host.text)} ${code(host.text)} of the host, ${address}, leads to ${inside}.`;
}

function partName({ ip, host, container, protocol }: PortShort, at: number): string | undefined {
  const on = (part: { span: { start: number; end: number } } | undefined) =>
    part !== undefined && part.span.start <= at && at <= part.span.end;
  if (on(ip)) return `${code(ip?.text ?? "")}: the **host address** that is listened on.`;
  if (on(host)) return `${code(host?.text ?? "")}: the **host port**, what you open on your machine.`;
  if (on(container)) {
    return `${code(container.text)}: the **container port**, where the program must listen. Other services use this one.`;
  }
  return on(protocol) ? `${code(protocol?.text ?? "")}: the **protocol**.` : undefined;
}

function noun(text: string): string {
  const range = portRange(text);
  return range !== undefined && range.last > range.first ? "ports" : "port";
}

function addressWords(ip: string): string {
  if (isInterpolated(ip)) return `on the address ${code(ip)}`;
  const bare = ip.replace(/^\[|\]$/g, "");
  if (bare === "0.0.0.0" || bare === "::") return `on every network interface (${code(ip)})`;
  if (bare.startsWith("127.") || bare === "::1") return "reachable from this machine only";
  return `on the address ${code(ip)} only`;
}
