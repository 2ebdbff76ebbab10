/** EXPOSE arguments that are no ports. */
import type { Fix } from "../../linter/rule.ts";
import { parsePort } from "../../semantics/dockerfile/ports.ts";
import type { Word, WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-port",
  title: "EXPOSE of something that is no port",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["DL3011"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { EXPOSE: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  for (const word of instruction.words) {
    const { literal, raw, span } = word;
    // A comment behind the ports is the business of comment-after-arguments.
    if (raw.startsWith("#")) return;
    if (literal === undefined) checkExpanded(word, instruction, context);
    // Quoted blanks part ports as well, so each part is looked at; variables may hold anything.
    if (
      literal === undefined ||
      literal.trim() === "" ||
      literal
        .trim()
        .split(/\s+/)
        .every((port) => parsePort(port))
    )
      continue;
    const message = `${quote(literal, 20)} is no port: write 80, 80/udp or 8000-8010. ${stopsHere(instruction)}`;
    const aliases = isTooHigh(literal) ? ["DL3011"] : [];
    reportStageFailure(context, instruction, { span, message, aliases, fixes: () => fixesOf(literal, raw, span) });
  }
}

/** With variables whose values the file tells. */
function checkExpanded(word: Word, instruction: WordsInstruction, context: DockerfileContext): void {
  if (instruction.onbuild) return;
  const values = context.subject.expansion(word, instruction).words;
  const wrong = values?.find((port) => !parsePort(port));
  if (wrong === undefined) return;
  const message = `${quote(word.raw, 15)} becomes ${quote(wrong, 15)} here, which is no port. ${stopsHere(instruction)}`;
  reportStageFailure(context, instruction, { span: word.span, message, aliases: [] });
}

const KNOWN: Readonly<Record<string, string>> = { http: "80", https: "443", ssh: "22", dns: "53/udp" };

/** What was meant, where only one thing can be. */
function fixesOf(port: string, raw: string, span: Span): readonly Fix[] {
  const meant = meantBy(port);
  if (meant === undefined || raw !== port) return [];
  return [{ title: `Write ${meant}`, safety: "unsafe", preferred: true, edits: [replace(span, meant)] }];
}

function meantBy(port: string): string | undefined {
  const parts = port.split(/[,;]+/).filter((part) => part !== "");
  if (parts.length > 0 && /[,;]/.test(port) && parts.every((part) => parsePort(part))) return parts.join(" ");
  const [, first = "", last = "", protocol = ""] = /^([0-9]+)-([0-9]+)(\/\w+)?$/.exec(port) ?? [];
  const turned = `${last}-${first}${protocol}`;
  if (first !== "" && Number(last) < Number(first) && parsePort(turned)) return turned;
  const slash = port.indexOf("/");
  const protocolMeant = slash < 0 ? undefined : didYouMean(port.slice(slash + 1), ["tcp", "udp", "sctp"]);
  if (protocolMeant && parsePort(port.slice(0, slash))) return `${port.slice(0, slash)}/${protocolMeant}`;
  return Object.hasOwn(KNOWN, port.toLowerCase()) ? KNOWN[port.toLowerCase()] : undefined;
}

/** A number beyond the last port. */
function isTooHigh(ports: string): boolean {
  return (ports.match(/\d+/g) ?? []).some((port) => Number(port) > 65_535);
}
