/** A list of commands that goes on when one of them fails. */
import type { Fix } from "../../linter/rule.ts";
import { optionsOf } from "../../semantics/shell/interpreter.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { contains, textAt } from "../../text/span.ts";
import { ownCommands, type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/failure-lost",
  title: "Failure that nobody notices",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

/** Programs whose failure means that something is missing in the image. */
const MATTERS =
  /^(?:apt-get|apt|apk|yum|dnf|microdnf|zypper|pacman|curl|wget|git|pip\d*|npm|yarn|pnpm|bun|gem|bundle|go|cargo|composer|conda|mamba|make|cmake|mvn|gradle|dotnet|tar|unzip|cp|useradd|adduser|groupadd|addgroup|configure)$/;

function check(program: ShellProgram, context: ShellContext): void {
  const { script, interpreter, instruction } = program;
  if (instruction.keyword !== "RUN" || !script || script.problems.length > 0) return;
  if (interpreter?.options.has("errexit")) return;
  const own = ownCommands(program);
  const errexit = own.find(setsErrexit)?.span.start ?? Number.POSITIVE_INFINITY;
  // Both lists are in the order of the text.
  const statements = script.body.statements.slice(0, -1);
  let at = 0;
  const first = own.find((command) => {
    while (at < statements.length && (statements[at]?.span.end ?? 0) < command.span.end) at++;
    const statement = statements[at];
    if (!statement || statement.terminator?.text === "&" || !contains(statement.span, command.span)) return false;
    return command.span.start <= errexit && isLost(command);
  });
  if (!first) return;
  context.report({
    span: first.callSpan.end - first.callSpan.start > 40 && first.word ? first.word.span : first.callSpan,
    message: `When ${quote(textAt(context.source.text, first.callSpan), 22)} fails, this RUN goes on and succeeds.`,
    fixes: () => fixes(program),
  });
}

function isLost({ name, context }: ShellCommand): boolean {
  const { tested, conditional, function: inside, pipeline, background } = context;
  if (tested || conditional || inside !== undefined || background) return false;
  return pipeline.index === pipeline.length - 1 && MATTERS.test(name ?? "");
}

function setsErrexit({ name, arguments: words }: ShellCommand): boolean {
  return name === "set" && optionsOf(words.map(({ text }) => text)).has("errexit");
}

/** From then on the first failure ends the script. */
function fixes({ form, instruction, span, script }: ShellProgram): readonly Fix[] {
  if (instruction.heredocs.length > 0 && form !== "heredoc") return [];
  if (script?.shebang !== undefined) return [];
  const edits = [insert(span.start, form === "heredoc" ? "set -e\n" : "set -e; ")];
  return [{ title: "Stop at the first failure (set -e)", safety: "unsafe", preferred: true, edits }];
}
