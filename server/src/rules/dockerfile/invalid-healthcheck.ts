/** HEALTHCHECK that is neither NONE nor CMD with a command. */
import type { HealthcheckInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-healthcheck",
  title: "HEALTHCHECK without CMD",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { HEALTHCHECK: check },
});

function check(instruction: HealthcheckInstruction, context: DockerfileContext): void {
  const { type, typeSpan, command, keywordSpan } = instruction;
  // Without any argument another rule reports it.
  if (type === undefined || !typeSpan) return;
  const report = (span: Span, message: string, before?: number) =>
    reportFailure(context, instruction, {
      span,
      message: `${message} ${stopsHere(instruction)}`,
      fixes: () =>
        before === undefined
          ? []
          : [
              {
                title: "Write CMD before the command",
                safety: "safe",
                preferred: true,
                edits: [insert(before, "CMD ")],
              },
            ],
    });
  if (type === "NONE") {
    if (command) report(command.span, "HEALTHCHECK NONE switches the check off and takes nothing more.");
    return;
  }
  if (type !== "CMD") {
    const written = context.source.text.slice(typeSpan.start, typeSpan.end);
    report(typeSpan, `${quote(written, 20)} is neither CMD nor NONE, which HEALTHCHECK wants here.`, typeSpan.start);
    return;
  }
  if (!command || command.json?.items.length === 0)
    report({ start: keywordSpan.start, end: typeSpan.end }, "HEALTHCHECK CMD needs a command.");
}
