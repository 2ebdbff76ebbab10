/** A build argument in a command that runs when the container starts. */
import type { Fix } from "../../linter/rule.ts";
import { shellVariables } from "../../semantics/shell/variables.ts";
import type { CommandInstruction, HealthcheckInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { namePattern } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/build-argument-in-command",
  title: "Build argument used by a running container",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { CMD: check, ENTRYPOINT: check, HEALTHCHECK: check },
});

function check(instruction: CommandInstruction | HealthcheckInstruction, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  const { command } = instruction;
  if (!stage || instruction.onbuild || command?.form !== "shell") return;
  const seen = new Set<string>();
  for (const { name, start, end } of shellVariables(command.shellText)) {
    const arg = stage.state.args.get(name);
    // A default in the use itself shows that its author knows.
    const bare =
      command.shellText.slice(start, end).replace(/[${}]/g, "") === name &&
      !/^:?[-+?=]/.test(command.shellText.slice(end));
    if (!arg || !bare || stage.state.env.has(name) || seen.has(name) || setBy(command.shellText, name)) continue;
    seen.add(name);
    context.report({
      span: { start: command.span.start + start, end: command.span.start + end },
      message: `${quote(name, 25)} is a build argument: it is empty when the container runs.`,
      ...(arg.nameSpan ? { related: [{ span: arg.nameSpan, message: "ARG lasts for the build only." }] } : {}),
      fixes: () => keep(name, instruction, context),
    });
  }
}

/** The command gives it a value itself. */
function setBy(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w$])${namePattern(name)}=`).test(text);
}

const SECRET = /KEY|TOKEN|SECRET|PASS|CREDENTIAL|AUTH/i;

/** What is secret must not be written into the image. */
function keep(
  name: string,
  { span, keywordText }: CommandInstruction | HealthcheckInstruction,
  { source }: DockerfileContext,
): readonly Fix[] {
  if (SECRET.test(name)) return [];
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const word = keywordText === keywordText.toLowerCase() ? "env" : "ENV";
  return [
    {
      title: `Keep it with ENV ${name}`,
      safety: "unsafe",
      preferred: true,
      edits: [insert(span.start, `${word} ${name}=$${name}${eol}`)],
    },
  ];
}
