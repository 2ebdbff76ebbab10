/** Where a port mapping in its short form goes wrong (go-connections, nat.ParsePortSpec). */
import { parsePortShort, portRange } from "../ports.ts";
import type { Part } from "../volumes.ts";
import { quoted, type ValueFault, wholeFault } from "./fault.ts";

const PROTOCOLS: ReadonlySet<string> = new Set(["tcp", "udp", "sctp"]);

export function portFault(text: string): ValueFault | undefined {
  const { ip, host, container, protocol } = parsePortShort(text);
  if (container.text === "") return wholeFault(text, `${quoted(text)} names no container port.`);
  const parts = [
    ["container", container],
    ["host", host],
  ] as const;
  for (const [side, part] of parts) {
    if (part === undefined || portRange(part.text) !== undefined) continue;
    return at(part, `${quoted(part.text)} is no ${side} port. A port is a number from 0 to 65535, or a range of them.`);
  }
  if (protocol !== undefined && !PROTOCOLS.has(protocol.text.toLowerCase()))
    return at(protocol, `${quoted(protocol.text)} is no protocol of a port. Compose knows tcp, udp and sctp.`);
  if (ip !== undefined && !isAddress(ip.text.replace(/^\[(.*)\]$/, "$1"))) return addressFault(ip, text);
  if (ip?.text.includes(":") && !ip.text.startsWith("["))
    return at(ip, `${quoted(ip.text)} needs brackets around it, because of its colons.`, brackets(ip, text));
  return lengthsDiffer(host, container);
}

function lengthsDiffer(host: Part | undefined, container: Part): ValueFault | undefined {
  const from = host && portRange(host.text);
  const to = portRange(container.text);
  if (host === undefined || from === undefined || to === undefined || to.first === to.last) return undefined;
  const hosts = from.last - from.first + 1;
  const containers = to.last - to.first + 1;
  if (hosts === containers) return undefined;
  return at(host, `${hosts} host ${hosts === 1 ? "port" : "ports"} cannot lead to ${containers} container ports.`);
}

function addressFault(ip: Part, text: string): ValueFault {
  const local = ip.text === "localhost" ? `127.0.0.1${text.slice(ip.span.end)}` : undefined;
  return at(ip, `${quoted(ip.text)} is no IP address; a host name cannot stand here.`, local);
}

function brackets(ip: Part, text: string): string {
  return `[${ip.text}]${text.slice(ip.span.end)}`;
}

function at({ span }: Part, message: string, suggestion?: string): ValueFault {
  return { ...span, message, fails: true, ...(suggestion === undefined ? {} : { suggestion }) };
}

/** True for an IPv4 or IPv6 address, with a zone or without. */
export function isAddress(text: string): boolean {
  return isIpv4(text) || isIpv6(text);
}

export function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
}

export function isIpv6(text: string): boolean {
  const [address = "", zone] = text.split("%", 2);
  if (zone === "" || !address.includes(":")) return false;
  const halves = address.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const size = groups.length + (isIpv4(last) ? 1 : 0);
  const hex = isIpv4(last) ? groups.slice(0, -1) : groups;
  return hex.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group)) && (halves.length === 2 ? size < 8 : size === 8);
}
