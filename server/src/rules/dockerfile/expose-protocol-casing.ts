/** `EXPOSE 80/TCP`: a protocol with capitals. */
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/expose-protocol-casing",
  title: "EXPOSE protocol with capitals",
  category: "style",
  severity: "hint",
  from: "recommended",
  aliases: ["ExposeProtoCasing"],
  since: "0.1.0",
  fix: "safe",
  visit: { EXPOSE: check },
});

function check({ words, onbuild }: WordsInstruction, context: DockerfileContext): void {
  if (onbuild) return;
  for (const { raw, span } of words) {
    const protocol = /\/(tcp|udp|sctp)["']?$/i.exec(raw)?.[1];
    if (protocol === undefined || protocol === protocol.toLowerCase()) continue;
    if (textAt(context.source.text, span) !== raw) continue;
    const start = span.start + raw.lastIndexOf("/") + 1;
    const place = { start, end: start + protocol.length };
    const lower = protocol.toLowerCase();
    context.report({
      span: place,
      message: `Protocols are written in lower case: ${quote(lower)} instead of ${quote(protocol)}.`,
      fixes: () => [{ title: `Use ${lower}`, safety: "safe", preferred: true, edits: [replace(place, lower)] }],
    });
  }
}
