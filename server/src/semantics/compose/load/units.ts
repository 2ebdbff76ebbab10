/** Sizes, durations and modes as Compose reads and prints them. */

const FACTORS: Readonly<Record<string, number>> = { k: 2 ** 10, m: 2 ** 20, g: 2 ** 30, t: 2 ** 40, p: 2 ** 50 };

/** Bytes of `64`, `-1`, `1.5 GiB`, `512m`; undefined where Compose refuses the text (docker/go-units, RAMInBytes). */
export function parseBytes(text: string): number | undefined {
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  const match = /^(\+?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?) ?([a-zA-Z]{0,3})$/.exec(text);
  if (!match) return undefined;
  const [, number = "", suffix = ""] = match;
  const unit = suffix.toLowerCase();
  if (unit === "" || unit === "b") return Math.trunc(Number(number));
  const factor = FACTORS[unit[0] ?? ""];
  if (factor === undefined || !["", "b", "ib"].includes(unit.slice(1))) return undefined;
  return Math.trunc(Number(number) * factor);
}

/** Seconds as Go prints a duration: `90` → `1m30s`. */
export function goDuration(seconds: number): string {
  const nanoseconds = Math.round(Math.abs(seconds) * 1e9);
  const sign = seconds < 0 ? "-" : "";
  if (nanoseconds === 0) return "0s";
  if (nanoseconds < 1000) return `${sign}${nanoseconds}ns`;
  if (nanoseconds < 1_000_000) return `${sign}${decimal(nanoseconds, 1000)}µs`;
  if (nanoseconds < 1_000_000_000) return `${sign}${decimal(nanoseconds, 1_000_000)}ms`;
  const minutes = Math.floor(nanoseconds / 60e9);
  const rest = `${decimal(nanoseconds - minutes * 60e9, 1e9)}s`;
  if (minutes === 0) return sign + rest;
  const hours = Math.floor(minutes / 60);
  return `${sign}${hours > 0 ? `${hours}h` : ""}${minutes % 60}m${rest}`;
}

function decimal(value: number, unit: number): string {
  const whole = Math.floor(value / unit);
  const fraction = String(value % unit)
    .padStart(String(unit).length - 1, "0")
    .replace(/0+$/, "");
  return fraction === "" ? String(whole) : `${whole}.${fraction}`;
}

/** `0440` or the number itself; undefined where it is not octal. */
export function parseMode(data: string | number): number | undefined {
  if (typeof data === "number") return Number.isInteger(data) ? data : undefined;
  return /^[-+]?[0-7]+$/.test(data) ? Number.parseInt(data, 8) : undefined;
}
