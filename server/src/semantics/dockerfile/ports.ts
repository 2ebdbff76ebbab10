/** EXPOSE arguments as BuildKit reads them: `[[ip:]host:]port[-port][/protocol]`, of which the container's side counts. */

export interface PortRange {
  readonly first: number;
  readonly last: number;
  readonly protocol: string;
}

/** The ports that an argument exposes; undefined where BuildKit refuses it. */
export function parsePort(text: string): PortRange | undefined {
  const parts = text.split(":");
  const [numbers = "", protocol = ""] = cut(parts.at(-1) ?? "", "/");
  const lower = protocol.toLowerCase();
  if (lower !== "" && lower !== "tcp" && lower !== "udp" && lower !== "sctp") return undefined;
  const range = parseRange(numbers);
  if (!range) return undefined;
  const host = parts.at(-2) ?? "";
  if (host !== "") {
    const outer = parseRange(host);
    if (!outer) return undefined;
    const size = range.last - range.first;
    if (size !== 0 && size !== outer.last - outer.first) return undefined;
  }
  if (!isAddress(parts.slice(0, -2).join(":"))) return undefined;
  return { ...range, protocol: lower || "tcp" };
}

/** `8080/tcp` or `8000-8010/udp`. */
export function formatPort({ first, last, protocol }: PortRange): string {
  return first === last ? `${first}/${protocol}` : `${first}-${last}/${protocol}`;
}

/** Every port of a formatted range, as the image's configuration lists them. */
export function portsOf(formatted: string): readonly string[] {
  const range = parsePort(formatted);
  if (!range) return [];
  return Array.from({ length: range.last - range.first + 1 }, (_, i) => `${range.first + i}/${range.protocol}`);
}

function cut(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
}

function parseRange(text: string): { first: number; last: number } | undefined {
  const [start, end] = cut(text, "-");
  const first = parseNumber(start);
  if (first === undefined) return undefined;
  if (!text.includes("-") || start === end) return { first, last: first };
  const last = parseNumber(end);
  return last === undefined || last < first ? undefined : { first, last };
}

function parseNumber(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= 0 && number <= 65_535 ? number : undefined;
}

function isAddress(text: string): boolean {
  if (text === "") return true;
  const bracketed = /^\[(.*)\]$/.exec(text);
  const address = bracketed ? (bracketed[1] ?? "") : text;
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address);
  if (four) return four.slice(1).every((part) => Number(part) <= 255 && String(Number(part)) === part);
  return isSixAddress(address);
}

function isSixAddress(address: string): boolean {
  const halves = address.split("::");
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  if (!groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}
