/** A server that RUN starts while the image is built. */
import type { Fix } from "../../linter/rule.ts";
import type { ShellCommand, ShellProgram } from "../../semantics/shell/model.ts";
import { serverStart } from "../../semantics/shell/servers.ts";
import { plainWords } from "../../semantics/shell/words.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { ownCommands, type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/server-in-run",
  title: "Server started by RUN",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { program: check },
});

function check(program: ShellProgram, context: ShellContext): void {
  if (program.instruction.keyword !== "RUN") return;
  const commands = ownCommands(program);
  // What a started service is good for comes behind it; at the end there is nothing left.
  const last = commands.findLastIndex(({ name }) => name !== "sleep" && name !== "echo" && name !== "true");
  commands.forEach((command, i) => {
    const start = isSure(command) ? serverStart(command) : undefined;
    if (start === undefined || (start === "background" && i !== last)) return;
    const words = quote(textAt(context.source.text, command.callSpan), 26);
    context.report({
      span: command.callSpan,
      message:
        start === "background"
          ? `${words} is gone when this RUN ends: RUN works while the image is built.`
          : `${words} never ends, and RUN waits for it: RUN works while the image is built.`,
      fixes: () => (commands.length === 1 ? fixes(command, start, program, context) : []),
    });
  });
}

function isSure({ context, wrappers }: ShellCommand): boolean {
  const { tested, conditional, pipeline } = context;
  return !tested && !conditional && pipeline.length === 1 && !wrappers.some(({ name }) => name === "timeout");
}

/** The server becomes what the container starts; where the stage has such an instruction already, it stays so. */
function fixes(
  command: ShellCommand,
  start: "foreground" | "background",
  { instruction }: ShellProgram,
  { subject, source }: ShellContext,
): readonly Fix[] {
  const stage = subject.stageOf(instruction);
  const taken = stage?.instructions.some(({ keyword }) => keyword === "CMD" || keyword === "ENTRYPOINT");
  const words = plainWords(textAt(source.text, command.span));
  if (
    start === "background" ||
    !stage?.isFinal ||
    taken ||
    instruction.onbuild ||
    instruction.flags.length > 0 ||
    !words
  )
    return [];
  const list = `[${words.map((word) => JSON.stringify(word)).join(", ")}]`;
  return [
    {
      title: "Start it with CMD",
      safety: "unsafe",
      preferred: true,
      edits: [replace(instruction.span, `CMD ${list}`)],
    },
  ];
}
