/** What a plain scalar means to Compose's YAML reader (go-yaml v4, resolver.go): `010` is octal, `yes` is text. */
import type { YamlScalar } from "../../../syntax/yaml/syntax.ts";
import type { Data } from "./value.ts";

const NAMED: ReadonlyMap<string, Data> = new Map<string, Data>([
  ...["true", "True", "TRUE"].map((name) => [name, true] as const),
  ...["false", "False", "FALSE"].map((name) => [name, false] as const),
  ...["", "~", "null", "Null", "NULL"].map((name) => [name, null] as const),
  ...[".nan", ".NaN", ".NAN"].map((name) => [name, Number.NaN] as const),
  ...[".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"].map((name) => [name, Number.POSITIVE_INFINITY] as const),
  ...["-.inf", "-.Inf", "-.INF"].map((name) => [name, Number.NEGATIVE_INFINITY] as const),
]);

/** The scalar's value: text unless it is plain (or tagged) and looks like something else. */
export function dataOf(scalar: YamlScalar): Data {
  const { value, style, tag } = scalar;
  const quoted = style !== "plain" && style !== "missing";
  if (tag === "!!str" || tag === "!!binary") return value;
  if (quoted && (tag === undefined || !tag.startsWith("!!"))) return value;
  return plainData(value);
}

/** As an unquoted scalar. */
export function plainData(text: string): Data {
  const named = NAMED.get(text);
  if (named !== undefined) return named;
  if (!/^[-+.\d]/.test(text)) return text;
  if (text.startsWith(".")) return /^\.\d+(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text;
  const date = timestamp(text);
  if (date !== undefined) return date;
  const digits = text.replaceAll("_", "");
  return integer(digits) ?? (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(digits) ? Number(digits) : text);
}

/** Go's ParseInt with base 0; undefined for anything that is no integer of 64 bits. */
function integer(text: string): number | bigint | undefined {
  const match = /^([-+]?)(0[xX][\da-fA-F]+|0[oO][0-7]+|0[bB][01]+|0[0-7]*|[1-9]\d*)$/.exec(text);
  if (!match) return undefined;
  const [, sign, digits = "0"] = match;
  const whole = BigInt(/^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits);
  const value = sign === "-" ? -whole : whole;
  if (value > 0xffff_ffff_ffff_ffffn || value < -0x8000_0000_0000_0000n) return undefined;
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

/** A date becomes a time for Compose, which prints it in full wherever text is needed. */
function timestamp(text: string): string | undefined {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(\.\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(text);
  if (!match) return undefined;
  const [, year = "", month = "", day = "", hour, minute = "", second = "", fraction = "", zone] = match;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > daysIn(Number(year), Number(month)))
    return undefined;
  const two = (part: string) => part.padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined) return `${date} 00:00:00 +0000 UTC`;
  if (zone === undefined && !text.includes(" ")) return undefined;
  const offset = zone === undefined || zone === "Z" ? "+0000 UTC" : `${zone.replace(":", "")} ${zone.replace(":", "")}`;
  return `${date} ${two(hour)}:${two(minute)}:${two(second)}${fraction} ${offset}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
