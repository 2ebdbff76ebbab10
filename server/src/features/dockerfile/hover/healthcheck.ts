/** HEALTHCHECK: when the checks run and when the container counts as healthy or not. */
import { healthcheckOf } from "../../../semantics/dockerfile/health.ts";
import type { HealthcheckInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { list } from "../../../text/markdown.ts";
import { argv, line, type Place, short } from "./place.ts";

const SECOND = 1e9;

export function healthcheckHere(instruction: HealthcheckInstruction, place: Place): string | undefined {
  const stage = place.graph.stageOf(instruction);
  const later = stage?.instructions.findLast(({ keyword }) => keyword === "HEALTHCHECK");
  if (later && later.index !== instruction.index)
    return `Overwritten by the \`HEALTHCHECK\` of ${line(later, place)}: this one never takes effect.`;
  const check = healthcheckOf(instruction);
  if (!check) return undefined;
  if (instruction.type === "NONE") return "Switches off the health check of the base image, if it has one.";
  return list([
    `Runs ${argv(check.Test?.slice(1) ?? [])}${instruction.command?.form === "shell" ? " in a shell" : ""} inside the container.`,
    ...timeLine(check),
  ]);
}

function timeLine(check: NonNullable<ReturnType<typeof healthcheckOf>>): readonly string[] {
  const interval = check.Interval ?? 30 * SECOND;
  const timeout = check.Timeout ?? 30 * SECOND;
  const start = check.StartPeriod ?? 0;
  const retries = check.Retries ?? 3;
  const slow = retries * (interval + timeout);
  const first =
    start > 0
      ? `From the start, for ${time(start)}: a check every ${time(check.StartInterval ?? 5 * SECOND)}; a failure does not count yet, a success ends this time.`
      : undefined;
  return [
    ...(first ? [first] : []),
    `${first ? "Then a" : "A"} check every ${time(interval)}; exit code 0 makes the container healthy. A check that takes longer than ${time(timeout)} has failed.`,
    `${retries === 1 ? "One failure makes" : `${retries} failures in a row make`} it unhealthy: at most ${time(slow)} after it stopped answering. Docker then only says so; it restarts nothing by itself.`,
  ];
}

/** "30s", "1m30s". */
function time(nanoseconds: number): string {
  const seconds = nanoseconds / SECOND;
  if (seconds < 60 || !Number.isInteger(seconds)) return short(`${seconds}s`);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  return short(`${hours > 0 ? `${hours}h` : ""}${minutes > 0 ? `${minutes}m` : ""}${rest > 0 ? `${rest}s` : ""}`);
}
