/** `EXPOSE 8080:80`: addresses and ports of the host have no place in EXPOSE. */
import { parsePort } from "../../semantics/dockerfile/ports.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/expose-host-port",
  title: "EXPOSE with a host address or host port",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["ExposeInvalidFormat"],
  since: "0.1.0",
  fix: "safe",
  visit: { EXPOSE: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  if (instruction.onbuild) return;
  for (const word of instruction.words) {
    const value = context.subject.expand(word, instruction);
    if (!value.known || !parsePort(value.value)) continue;
    const host = value.value.slice(0, value.value.lastIndexOf(":") + 1);
    if (/^:*$/.test(host)) continue;
    const asWritten = textAt(context.source.text, word.span) === value.value;
    const place = asWritten ? { start: word.span.start, end: word.span.start + host.length } : word.span;
    const title = `Expose ${value.value.slice(host.length)}`;
    context.report({
      span: place,
      message: `EXPOSE cannot bind ${quote(host.slice(0, -1), 20)} of the host; a later Docker will refuse it.`,
      // Safe: the image never carried the host's side.
      fixes: () => (asWritten ? [{ title, safety: "safe", preferred: true, edits: [remove(place)] }] : []),
    });
  }
}
