/** The short form of a port as Compose parses it (docker/go-connections, nat.ParsePortSpec). */
import { isAddress } from "./addresses.ts";

export interface PortConfig {
  readonly ip: string;
  readonly target: number;
  /** A port or a range; "" for one that the engine chooses. */
  readonly published: string;
  readonly protocol: string;
}

export type PortParse =
  | { readonly ports: readonly PortConfig[] }
  /** `start` and `end` are offsets of the text. */
  | { readonly error: string; readonly start: number; readonly end: number };

export function parsePort(text: string): PortParse {
  const parts = text.split(":");
  const last = parts.at(-1) ?? "";
  const host = parts.length > 1 ? (parts.at(-2) ?? "") : "";
  const rawIp = parts.slice(0, -2).join(":");
  const lastAt = text.length - last.length;
  const hostAt = lastAt - 1 - host.length;
  const fail = (error: string, start: number, end: number): PortParse => ({ error, start, end: Math.max(end, start) });
  const [container = "", protocol = ""] = last.startsWith("/") || last === "" ? ["", ""] : last.split("/");
  const ip = bareIp(rawIp);
  if (ip === undefined || (ip !== "" && !isAddress(ip))) return fail(`"${rawIp}" is no IP address.`, 0, rawIp.length);
  if (container === "") return fail("The port of the container is missing.", 0, text.length);
  const target = portRange(container);
  if (target === undefined)
    return fail(`"${container}" is no port or range of ports.`, lastAt, lastAt + container.length);
  const published = host === "" ? undefined : portRange(host);
  if (host !== "" && published === undefined)
    return fail(`"${host}" is no port or range of ports.`, hostAt, hostAt + host.length);
  const width = target.last - target.first;
  if (published && published.last - published.first !== width && width > 0)
    return fail("The two ranges have different lengths.", hostAt, lastAt + container.length);
  const name = protocol === "" ? "tcp" : protocol.toLowerCase();
  if (!["tcp", "udp", "sctp"].includes(name)) {
    const at = lastAt + container.length + 1;
    return fail(`"${protocol}" is no protocol: tcp, udp or sctp.`, at, at + protocol.length);
  }
  return { ports: expanded(ip, target, published, name) };
}

interface Range {
  readonly first: number;
  readonly last: number;
}

function expanded(ip: string, target: Range, published: Range | undefined, protocol: string): PortConfig[] {
  const ports: PortConfig[] = [];
  for (let i = 0; i <= target.last - target.first; i++) {
    const dynamic = target.first === target.last && published !== undefined && published.first !== published.last;
    const first = published === undefined ? "" : String(published.first + i);
    ports.push({ ip, target: target.first + i, published: dynamic ? `${first}-${published.last}` : first, protocol });
  }
  // As Compose sorts them: by the text of the container's port.
  return ports.sort((a, b) => (`${a.target}` < `${b.target}` ? -1 : 1));
}

function portRange(text: string): Range | undefined {
  const parts = text.split("-");
  const numbers = parts
    .slice(0, 2)
    .map((part) => (/^\d+$/.test(part) && Number(part) <= 65_535 ? Number(part) : undefined));
  const first = numbers[0];
  const last = parts.length === 1 ? first : numbers[1];
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

/** Without the brackets of an IPv6 address; undefined where the brackets or colons do not fit. */
function bareIp(text: string): string | undefined {
  if (text.startsWith("[")) {
    const close = text.indexOf("]");
    return close === text.length - 1 && !text.slice(1, close).includes("[") ? text.slice(1, close) : undefined;
  }
  return /[:[\]]/.test(text) ? undefined : text;
}
