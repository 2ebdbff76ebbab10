/** The short form of a port mapping, `[[IP:]HOST:]CONTAINER[/PROTOCOL]`, cut as Compose cuts it. */
import type { Span } from "../../text/span.ts";
import type { Part } from "./volumes.ts";

export interface PortShort {
  readonly ip: Part | undefined;
  readonly host: Part | undefined;
  readonly container: Part;
  readonly protocol: Part | undefined;
}

/** The parts of a short form; colons and slashes inside `${…}` do not count. */
export function parsePortShort(text: string): PortShort {
  const slash = cutAt(text, "/", 0, text.length).at(-1);
  const protocol = slash === undefined ? undefined : part(text, slash + 1, text.length);
  const end = slash ?? text.length;
  const colons = cutAt(text, ":", 0, end);
  const last = colons.at(-1);
  const before = colons.at(-2);
  const container = part(text, last === undefined ? 0 : last + 1, end);
  const host = last === undefined ? undefined : part(text, before === undefined ? 0 : before + 1, last);
  const ip = before === undefined ? undefined : part(text, 0, before);
  return { ip: filled(ip), host: filled(host), container, protocol: filled(protocol) };
}

/** The ports that a number or a range means; undefined for anything else. */
export function portRange(text: string): { readonly first: number; readonly last: number } | undefined {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text);
  if (!match) return undefined;
  const first = Number(match[1]);
  const last = Number(match[2] ?? match[1]);
  return last <= 65535 && first <= last ? { first, last } : undefined;
}

/** Where a character stands outside of braces and brackets. */
function cutAt(text: string, character: string, start: number, end: number): number[] {
  const found: number[] = [];
  let depth = 0;
  for (let i = start; i < end; i++) {
    if ((text[i] === "{" && text[i - 1] === "$") || text[i] === "[") depth++;
    else if ((text[i] === "}" || text[i] === "]") && depth > 0) depth--;
    else if (text[i] === character && depth === 0) found.push(i);
  }
  return found;
}

function part(text: string, start: number, end: number): Part {
  const span: Span = { start, end };
  return { text: text.slice(start, end), span };
}

function filled(one: Part | undefined): Part | undefined {
  return one === undefined || one.text === "" ? undefined : one;
}
