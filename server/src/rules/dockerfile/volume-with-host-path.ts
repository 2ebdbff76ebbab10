/** `VOLUME ./data:/var/lib`: the Dockerfile cannot choose a folder of the host. */
import type { Fix } from "../../linter/rule.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import type { Span } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/volume-with-host-path",
  title: "VOLUME with a folder of the host",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { VOLUME: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  const { json, words } = instruction;
  const named: readonly { span: Span; text: string; quoted: boolean }[] = json
    ? json.items.map(({ span, value }) => ({ span, text: value, quoted: true }))
    : words.map(({ span, raw }) => ({ span, text: raw, quoted: false }));
  for (const { span, text, quoted } of named) {
    // A drive of Windows is no host path, a variable may hold anything.
    const [, host = "", target = ""] = /^([^:$]+):(\/[^:$]*)(?::[a-zA-Z,]+)?$/.exec(text) ?? [];
    if (host === "" || /^[A-Za-z]$/.test(host)) continue;
    context.report({
      span,
      message: `VOLUME names folders of the container only; it cannot choose ${quote(host, 20)} on the host.`,
      fixes: () => [onlyTarget(span, target, quoted)],
    });
  }
}

function onlyTarget(span: Span, target: string, quoted: boolean): Fix {
  return {
    title: `Declare only ${target}`,
    safety: "unsafe",
    preferred: true,
    edits: [replace(span, quoted ? JSON.stringify(target) : target)],
  };
}
