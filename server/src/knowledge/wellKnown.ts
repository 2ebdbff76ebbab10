/** Names that mean the same everywhere: ports, signals, labels, environment variables (knowledge/data/wellKnown.json). */
import data from "./data/wellKnown.json" with { type: "json" };

const ports: Readonly<Record<string, string>> = data.ports;
const signals: Readonly<Record<string, number>> = data.signals;
const signalUse: Readonly<Record<string, string>> = data.signalUse;
const labels: Readonly<Record<string, string>> = data.labels;
const labelPrefixes: Readonly<Record<string, string>> = data.labelPrefixes;
const variables: Readonly<Record<string, string>> = data.variables;

function at(table: Readonly<Record<string, string>>, name: string): string | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

/** What usually listens on a port; the list is of TCP, but for the few names that have `/udp`. */
export function serviceOnPort(port: number, protocol: string): string | undefined {
  return at(ports, protocol === "tcp" ? String(port) : `${port}/${protocol}`);
}

export interface Signal {
  /** "SIGTERM". */
  readonly name: string;
  readonly number: number | undefined;
  /** What programs do with it, as half a sentence. */
  readonly use: string | undefined;
}

/** `SIGTERM`, `term`, `15`, `SIGRTMIN+3`; undefined for what is no signal of Linux. */
export function signalOf(text: string): Signal | undefined {
  const upper = text.trim().toUpperCase();
  const byNumber = Object.entries(signals).find(([, number]) => String(number) === upper)?.[0];
  const name = byNumber ?? (upper.startsWith("SIG") ? upper : `SIG${upper}`);
  const offset = /^SIGRTM(?:IN\+|AX-)\d{1,2}$/.test(name);
  if (!offset && !Object.hasOwn(signals, name)) return undefined;
  return { name, number: signals[name], use: at(signalUse, name) };
}

/** What the key of a label stands for. */
export function labelMeaning(key: string): string | undefined {
  const exact = at(labels, key) ?? at(labelPrefixes, key);
  if (exact !== undefined) return exact;
  const prefix = Object.keys(labelPrefixes).find((one) => /[./]$/.test(one) && key.startsWith(one));
  return prefix === undefined ? undefined : at(labelPrefixes, prefix);
}

/** What programs do with an environment variable of this name. */
export function variableMeaning(name: string): string | undefined {
  return at(variables, name);
}
