/** A duration in words. */
import { inWords, parseDuration } from "../../../semantics/compose/durations.ts";
import { isInterpolated } from "../../../semantics/compose/interpolation.ts";
import { code } from "../../../text/markdown.ts";

export function durationHere(text: string): string | undefined {
  if (isInterpolated(text)) return undefined;
  const seconds = parseDuration(text);
  if (seconds === undefined) {
    return /^\d+(?:\.\d+)?$/.test(text)
      ? `${code(text)} has no unit; Compose refuses it. Write ${code(`${text}s`)} for seconds.`
      : undefined;
  }
  return `${code(text)}: ${inWords(seconds)}.`;
}
