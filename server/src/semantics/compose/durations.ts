/** Durations as Compose reads them: Go's, with days and weeks. */

const SECONDS: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

/** Seconds, or undefined where Compose would refuse the text. A number needs its unit; only 0 stands alone. */
export function parseDuration(text: string): number | undefined {
  const body = text.replace(/^[+-]/, "");
  if (body === "0") return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h|d|w))+$/.test(body)) return undefined;
  let total = 0;
  for (const [, number = "0", unit = "s"] of body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h|d|w)/g)) {
    total += Number(number) * (SECONDS[unit] ?? 0);
  }
  return text.startsWith("-") ? -total : total;
}

/** `90` → "1 minute 30 seconds". */
export function inWords(seconds: number): string {
  if (seconds === 0) return "0 seconds";
  if (seconds < 0) return `minus ${inWords(-seconds)}`;
  if (seconds < 1) return `${trimmed(seconds * 1000)} milliseconds`;
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, size] of [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ] as const) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? "" : "s"}`);
  }
  if (rest > 1e-9) parts.push(`${trimmed(rest)} second${rest === 1 ? "" : "s"}`);
  return parts.join(" ");
}

function trimmed(value: number): string {
  return String(Math.round(value * 1e6) / 1e6);
}
