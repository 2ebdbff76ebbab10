/** EXPOSE arguments that are no ports. */
import { parsePort } from "../../semantics/dockerfile/ports.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
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
  fix: "none",
  visit: { EXPOSE: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  for (const { literal, raw, span } of instruction.words) {
    // A comment behind the ports is the business of comment-after-arguments.
    if (raw.startsWith("#")) return;
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
    reportStageFailure(context, instruction, { span, message, aliases: isTooHigh(literal) ? ["DL3011"] : [] });
  }
}

/** A number beyond the last port. */
function isTooHigh(ports: string): boolean {
  return (ports.match(/\d+/g) ?? []).some((port) => Number(port) > 65_535);
}
