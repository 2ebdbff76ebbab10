/** Where a duration goes wrong. */
import { parseDuration } from "../durations.ts";
import { quoted, type ValueFault, wholeFault } from "./fault.ts";

const LONG_NAMES: Readonly<Record<string, string>> = {
  sec: "s",
  secs: "s",
  second: "s",
  seconds: "s",
  min: "m",
  mins: "m",
  minute: "m",
  minutes: "m",
  hour: "h",
  hours: "h",
  hr: "h",
  hrs: "h",
  day: "d",
  days: "d",
  week: "w",
  weeks: "w",
};
const KNOWN = /^(?:ns|us|µs|μs|ms|s|m|h|d|w)$/;

export function durationFault(text: string): ValueFault | undefined {
  if (parseDuration(text) !== undefined) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(text))
    return wholeFault(text, `${quoted(text)} has no unit; write "${text}s" for seconds.`, true, `${text}s`);
  for (const match of text.matchAll(/([\d.]+)(\s*)([^\d.\s]*)/g)) {
    const [, number = "", space = "", unit = ""] = match;
    const at = match.index + number.length;
    const end = at + space.length + unit.length;
    const known = LONG_NAMES[unit.toLowerCase()] ?? (KNOWN.test(unit.toLowerCase()) ? unit.toLowerCase() : undefined);
    if (space === "" && KNOWN.test(unit)) continue;
    const suggestion = known === undefined ? undefined : `${text.slice(0, at)}${known}${text.slice(end)}`;
    const valid = suggestion !== undefined && parseDuration(suggestion) !== undefined;
    const message =
      unit === ""
        ? `"${number}" has no unit.`
        : `${quoted(unit)} is no unit of time that Compose reads. It knows ns, us, ms, s, m, h, d and w.`;
    const start = unit === "" ? match.index : at + space.length;
    return { start, end: unit === "" ? at : end, message, fails: true, ...(valid ? { suggestion } : {}) };
  }
  return wholeFault(text, `${quoted(text)} is no duration; Compose reads numbers with units, such as "1m30s".`);
}
