/** `apt-get update` in a step of its own, before the one that installs. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { isMounted, isWritten, programOf, type RunPackages } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/package-lists-in-own-layer",
  title: "Package lists are fetched in a step of their own",
  category: "caching",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  const runs = stage.instructions.filter(
    (one): one is CommandInstruction => one.keyword === "RUN" && !isMounted(one, "/var/lib/apt/lists"),
  );
  const calls = runs.map((run) => aptCalls(run, context));
  calls.forEach((own, i) => {
    const [update] = own;
    // Something else in the same step may well need the lists.
    if (!update || own.length !== 1 || update.call.action !== "update") return;
    const next = calls.slice(i + 1).find((later) => later.length > 0);
    const [install] = next ?? [];
    if (install?.call.action !== "install") return;
    const { programSpan, subcommand, program } = update.call;
    context.report({
      span: { start: programSpan.start, end: (subcommand?.span ?? programSpan).end },
      message: `${quote(`${program} update`, 20)} is cached apart: a later change below installs from old lists.`,
      related: [{ span: install.call.programSpan, message: "This installs from the lists as they were." }],
      fixes: () => join(update, install, context),
    });
  });
}

function aptCalls(instruction: CommandInstruction, context: DockerfileContext): readonly RunPackages[] {
  const program = programOf(instruction, context);
  return (program?.commands ?? []).flatMap((command) => {
    const call = command.packages;
    return program && call && (call.manager === "apt-get" || call.manager === "apt")
      ? [{ call, command, instruction, program }]
      : [];
  });
}

/** The update moves to the installation. Only where it is all that its step does, and nothing is needed in front. */
function join(update: RunPackages, install: RunPackages, { source, subject }: DockerfileContext): readonly Fix[] {
  const { instruction, program, command } = update;
  const plain = program.commands.length === 1 && command.wrappers.length === 0 && install.command.wrappers.length === 0;
  const shell = program.form === "shell" && isWritten(install) && install.command.context.nested === "none";
  if (!plain || !shell || install.command.context.tested || instruction.flags.length > 0) return [];
  if (subject.stateAt(instruction, "after").user !== subject.stateAt(install.instruction, "before").user) return [];
  const { lines, text } = source;
  const line = remove({
    start: lines.lineStart(lines.lineAt(instruction.span.start)),
    end: lines.lineStart(lines.lineAt(instruction.span.end) + 1),
  });
  const words = text.slice(command.callSpan.start, command.callSpan.end);
  const edits = [line, insert(install.command.span.start, `${words} && `)];
  return /[\r\n]/.test(words)
    ? []
    : [{ title: "Update and install in one step", safety: "safe", preferred: true, edits }];
}
