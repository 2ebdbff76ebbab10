/** `&&`, `|`, `>` as words of a JSON list, where no shell reads them. */
import type { Fix } from "../../linter/rule.ts";
import { jsonList, readsOwnLanguage, startsShell } from "../../semantics/shell/execForm.ts";
import type { CommandInstruction, HealthcheckInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/shell-syntax-in-exec-form",
  title: "Shell syntax in a JSON list",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { CMD: check, ENTRYPOINT: check, RUN: check, HEALTHCHECK: check },
});

const OPERATOR = /^(?:&&|\|\||\||;|&|[012]?>>?|<|2>&1|&>|>&2)$/;

function check(instruction: CommandInstruction | HealthcheckInstruction, context: DockerfileContext): void {
  const { command } = instruction;
  const items = command?.json?.items ?? [];
  const words = items.map(({ value }) => value);
  const at = words.findIndex((word, index) => index > 0 && OPERATOR.test(word));
  const item = items[at];
  if (!item || !command || instruction.onbuild || startsShell(words) || readsOwnLanguage(words)) return;
  context.report({
    span: item.span,
    message: `${quote(item.value)} is no shell syntax here: ${quote(words[0] ?? "", 20)} gets it as an argument.`,
    fixes: () => [withShell(words, command.span)],
  });
}

function withShell(words: readonly string[], span: Parameters<typeof replace>[0]): Fix {
  const script = words.map((word) => (OPERATOR.test(word) ? word : quoted(word))).join(" ");
  return {
    title: "Let a shell run it",
    safety: "unsafe",
    preferred: true,
    edits: [replace(span, jsonList(["sh", "-c", script]))],
  };
}

/** Words that a shell would take apart are put in quotes. */
function quoted(word: string): string {
  return /^[\w@%+=:,./$-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
