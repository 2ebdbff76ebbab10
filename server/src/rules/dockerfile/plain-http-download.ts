/** ADD from an address that anyone on the way can change. */
import type { Fix } from "../../linter/rule.ts";
import type { CopyInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/plain-http-download",
  title: "ADD over plain HTTP",
  category: "security",
  severity: "information",
  from: "recommended",
  strict: "warning",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  // A checksum makes up for it.
  if (instruction.onbuild || flagOf(instruction, "checksum")) return;
  for (const word of instruction.sources) {
    const text = word.raw.replace(/^["']/, "");
    if (!/^http:\/\//i.test(text) || /^http:\/\/(?:localhost|127\.)/i.test(text)) continue;
    context.report({
      span: word.span,
      message: `${quote(text, 30)} comes over plain HTTP: anyone on the way can change it.`,
      fixes: () => useTls(word, context),
    });
  }
}

/** Not safe: the server may not know HTTPS. */
function useTls({ span }: Word, { source }: DockerfileContext): readonly Fix[] {
  const at = span.start + textAt(source.text, span).toLowerCase().indexOf("http://");
  const edits = [replace({ start: at, end: at + "http".length }, "https")];
  return at < span.start ? [] : [{ title: "Use https", safety: "unsafe", preferred: true, edits }];
}
