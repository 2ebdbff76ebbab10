/** HEALTHCHECK as the image's configuration stores it. */
import type { HealthcheckInstruction } from "../../syntax/dockerfile/syntax.ts";
import { flagOf } from "./words.ts";

export interface Healthcheck {
  readonly Test?: readonly string[];
  readonly Interval?: number;
  readonly Timeout?: number;
  readonly StartPeriod?: number;
  readonly StartInterval?: number;
  readonly Retries?: number;
}

/** Undefined where BuildKit refuses the instruction. */
export function healthcheckOf(instruction: HealthcheckInstruction): Healthcheck | undefined {
  const { type, command } = instruction;
  if (type === "NONE") return { Test: ["NONE"] };
  if (type !== "CMD" || !command) return undefined;
  const json = command.json?.items.map(({ value }) => value);
  const retries = flagOf(instruction, "retries")?.value?.raw;
  const durations = {
    Interval: durationFlag(instruction, "interval"),
    Timeout: durationFlag(instruction, "timeout"),
    StartPeriod: durationFlag(instruction, "start-period"),
    StartInterval: durationFlag(instruction, "start-interval"),
    Retries: retries === undefined || !/^\+?[0-9]+$/.test(retries) ? undefined : Number(retries),
  };
  const set = Object.entries(durations).filter(([, value]) => value !== undefined && value !== 0);
  return { Test: json ? ["CMD", ...json] : ["CMD-SHELL", command.joined], ...Object.fromEntries(set) };
}

const NANOSECONDS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 60e9,
  h: 3600e9,
};

/** A duration in Go's form (`1h2m3.5s`) as nanoseconds; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const [, sign, rest = ""] = /^([+-]?)(.*)$/s.exec(text) ?? [];
  if (rest === "0") return 0;
  const units = [...rest.matchAll(/([0-9]+\.?[0-9]*|\.[0-9]+)(ns|us|µs|μs|ms|s|m|h)/g)];
  if (units.length === 0 || units.map(([unit]) => unit).join("") !== rest) return undefined;
  const sum = units.reduce((total, [, number, unit]) => total + Number(number) * (NANOSECONDS[unit ?? ""] ?? 0), 0);
  return Math.trunc(sum) * (sign === "-" ? -1 : 1);
}

function durationFlag(instruction: HealthcheckInstruction, name: string): number | undefined {
  const raw = flagOf(instruction, name)?.value?.raw;
  return raw === undefined ? undefined : parseDuration(raw);
}
