/** Sizes as Compose reads them (go-units, RAMInBytes): a number, an optional space, a unit to the base of 1024. */
import { quoted, type ValueFault, wholeFault } from "./fault.ts";

const UNITS: Readonly<Record<string, number>> = { b: 0, k: 1, m: 2, g: 3, t: 4, p: 5 };
const SIZE = /^(\d+(?:\.\d*)?|\.\d+)( ?)(.*)$/s;
const UNIT = /^(?:b|[kmgtp](?:i?b)?)?$/;

/** Bytes; undefined where Compose would refuse the text. */
export function parseSize(text: string): number | undefined {
  if (/^-?\d+$/.test(text)) return Number(text);
  const match = SIZE.exec(text);
  const unit = (match?.[3] ?? "").toLowerCase();
  if (!match || !UNIT.test(unit)) return undefined;
  return Math.trunc(Number(match[1]) * 1024 ** (UNITS[unit[0] ?? "b"] ?? 0));
}

export function sizeFault(text: string): ValueFault | undefined {
  if (parseSize(text) !== undefined) return undefined;
  const match = SIZE.exec(text);
  if (!match)
    return wholeFault(text, `${quoted(text)} is no size; Compose reads a number with a unit, such as "512m".`);
  const start = text.length - (match[3] ?? "").length;
  const unit = text.slice(start);
  const letter = unit.trim().toLowerCase()[0] ?? "";
  const meant = /^(?:[kmgtp]?b|[kmgtp]i?)/i.test(unit.trim()) ? (letter === "b" ? "b" : `${letter}b`) : undefined;
  return {
    start,
    end: text.length,
    message: `Compose knows no unit ${quoted(unit)} of size. It knows b, k, m, g, t and p, also as "kb" or "kib".`,
    fails: true,
    ...(meant === undefined ? {} : { suggestion: `${match[1]}${meant}` }),
  };
}

/** `67108864` → "64 MiB". */
export function sizeInWords(bytes: number): string {
  if (bytes < 0) return "no limit";
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < 5) {
    value /= 1024;
    step++;
  }
  const unit = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"][step] ?? "bytes";
  return `${Math.round(value * 100) / 100} ${unit}`;
}
