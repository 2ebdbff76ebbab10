/** The command of RUN, CMD, ENTRYPOINT, SHELL and HEALTHCHECK CMD: exec form, or text for a shell. */
import type { Span } from "../../text/span.ts";
import type { JsonReading } from "./json.ts";
import { type JoinedText, spanAt } from "./mappedText.ts";
import type { CommandForm } from "./syntax.ts";

/** Makes the command of `from..to` of the joined text; `raw` is the instruction as written. */
export function commandOf(mapped: JoinedText, raw: string, from: number, to: number, json: JsonReading): CommandForm {
  const span = spanAt(mapped, from, to);
  if (json.form)
    return {
      form: "exec",
      span,
      json: json.form,
      jsonFailure: undefined,
      shellText: "",
      joined: mapped.text.slice(from, to),
    };
  return {
    form: "shell",
    span,
    json: undefined,
    jsonFailure: json.failure,
    shellText: blanked(raw, span, mapped.gaps()),
    joined: mapped.text.slice(from, to),
  };
}

/**
 * What lies between two joined lines becomes blank. Where words on both sides are glued together by the builder
 * (`foo\⏎bar`) a blank would part them, so `\⏎` stays, which a shell removes as well; that needs an even length.
 */
function blanked(raw: string, span: Span, gaps: readonly Span[]): string {
  let text = "";
  let at = span.start;
  for (const gap of gaps) {
    if (gap.start < span.start || gap.end > span.end) continue;
    const length = gap.end - gap.start;
    const glued = length % 2 === 0 && /\S/.test(raw.charAt(gap.start - 1)) && /\S/.test(raw.charAt(gap.end));
    text += raw.slice(at, gap.start) + (glued ? "\\\n".repeat(length / 2) : " ".repeat(length));
    at = gap.end;
  }
  return text + raw.slice(at, span.end);
}
