/** Two short RUN instructions in a row. */
import type { CommandInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import type { Fix } from "../../linter/rule.ts";
import { replace } from "../../text/edits.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";
import { programOf } from "../runCommands.ts";

export default dockerfileRule({
  id: "dockerfile/consecutive-run",
  title: "RUN directly after RUN",
  category: "size",
  severity: "hint",
  from: "all",
  aliases: ["DL3059"],
  since: "0.1.0",
  fix: "safe",
  visit: { file: checkLoose, stage: checkStage },
});

function checkStage({ instructions }: Stage, context: DockerfileContext): void {
  checkList(instructions, context);
}

/** hadolint asks for no FROM. */
function checkLoose(_: unknown, context: DockerfileContext): void {
  if (context.subject.stages.length === 0) checkList(context.subject.syntax.instructions, context);
}

function checkList(instructions: readonly Instruction[], context: DockerfileContext): void {
  instructions.forEach((instruction, i) => {
    const before = instructions[i - 1];
    if (instruction.keyword !== "RUN" || before?.keyword !== "RUN") return;
    if (flagsOf(instruction) !== flagsOf(before)) return;
    if (Math.max(commandCount(instruction, context), commandCount(before, context)) > 1) return;
    context.report({
      span: instruction.keywordSpan,
      message: "This RUN could be joined with the one before it, for one layer instead of two.",
      fixes: () => join(before, instruction, context),
    });
  });
}

/** What the two must have in common. */
function flagsOf({ flags }: CommandInstruction): string {
  const shared = flags.filter(({ name }) => name === "mount" || name === "network" || name === "security");
  return shared
    .map(({ name, value }) => `${name}=${value?.raw ?? ""}`)
    .sort()
    .join(" ");
}

/** Commands, as hadolint counts them: those of substitutions, too, but no conditions; another language is one. */
function commandCount(instruction: CommandInstruction, context: DockerfileContext): number {
  const program = programOf(instruction, context);
  if (!program?.script) return 1;
  const counted = program.commands.filter(
    ({ name, context: { nested } }) => name !== undefined && nested !== "argument",
  );
  return counted.filter(({ name }) => name !== "[" && name !== "test").length;
}

/** Both lines as they are, with `&&` between them. */
function join(before: CommandInstruction, after: CommandInstruction, context: DockerfileContext): readonly Fix[] {
  const { source, subject } = context;
  const first = plainEnd(programOf(before, context));
  const second = plainEnd(programOf(after, context));
  const between = source.text.slice(before.span.end, after.span.start);
  if (first === undefined || second === undefined || /\S/.test(between)) return [];
  if (before.command.span.end !== before.span.end || /[|]{2}/.test(textAt(source.text, after.command.span))) return [];
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const edits = [
    replace({ start: before.span.end, end: after.command.span.start }, ` && ${subject.syntax.escape}${eol}    `),
  ];
  return [{ title: "Join with the RUN above", safety: "safe", preferred: true, edits }];
}

/** Only simple lists joined by `&&`, which change nothing in the shell that the next commands would notice. */
function plainEnd(program: ShellProgram | undefined): true | undefined {
  const list = program?.script?.body.statements ?? [];
  const simple = program?.form === "shell" && program.instruction.heredocs.length === 0 && list.length === 1;
  const changes = program?.commands.some(
    ({ name, before }) =>
      name === undefined ||
      /^(?:cd|export|set|source|\.|umask|exec|exit|unset|alias)$/.test(name) ||
      before?.text === "||",
  );
  return simple && !changes && list[0]?.terminator === undefined ? true : undefined;
}
