/** When a health check runs and how long it takes until Docker says "healthy" or "unhealthy". */
import { inWords, parseDuration } from "../../../semantics/compose/durations.ts";
import { childOf, isTrue, textOf } from "../../../semantics/compose/lookup.ts";
import type { YamlNode } from "../../../syntax/yaml/syntax.ts";
import { list } from "../../../text/markdown.ts";

/** Docker's defaults, in seconds. */
const DEFAULTS = { interval: 30, timeout: 30, start_period: 0, start_interval: 5 } as const;
const DEFAULT_RETRIES = 3;

/** Of all `healthcheck` values of a service, the strongest first. */
export function healthcheckHere(nodes: readonly YamlNode[]): string | undefined {
  const child = (name: string) => nodes.map((node) => childOf(node, name)).find((value) => value !== undefined);
  if (isTrue(child("disable"))) return "The health check of the image is switched off.";
  const seconds = (name: keyof typeof DEFAULTS): number | undefined => {
    const value = child(name);
    return value === undefined ? DEFAULTS[name] : parseDuration(textOf(value) ?? "");
  };
  const [interval, timeout, period, early] = [
    seconds("interval"),
    seconds("timeout"),
    seconds("start_period"),
    seconds("start_interval"),
  ];
  const written = child("retries");
  const retries = written === undefined ? DEFAULT_RETRIES : Number(textOf(written));
  if (interval === undefined || timeout === undefined || period === undefined || early === undefined) return undefined;
  if (!Number.isInteger(retries) || retries < 1) return undefined;
  const first = period > 0 ? Math.min(early, interval) : interval;
  return list([
    `first check after ${inWords(first)}, then every ${inWords(interval)}; each may take ${inWords(timeout)}`,
    ...(period > 0
      ? [
          `in the first ${inWords(period)} failures do not count; until it is healthy it is checked every ${inWords(first)}`,
        ]
      : []),
    `healthy as soon as one check succeeds`,
    `unhealthy after ${retries} ${retries === 1 ? "failure" : "failures in a row"}: a program that hangs is noticed after up to ${inWords(
      retries * (interval + timeout),
    )}`,
  ]);
}
