/** How a rule about the shell inside an instruction is written: visitors by program and by command. */
import type { Rule, RuleContext } from "../linter/rule.ts";
import type { BuildGraph, Stage } from "../semantics/dockerfile/model.ts";
import { dockerfileSubject } from "../semantics/dockerfile/subject.ts";
import type { ShellCommand, ShellProgram } from "../semantics/shell/model.ts";
import { type ShellPrograms, shellPrograms } from "../semantics/shell/shellPrograms.ts";

export type ShellContext = RuleContext<BuildGraph>;

/** RUN, CMD, ENTRYPOINT and HEALTHCHECK are all visited, those inside ONBUILD too: `program.instruction` tells. */
export interface ShellVisitor {
  readonly program?: (program: ShellProgram, context: ShellContext) => void;
  /** Every command of the program, those of nested scripts too: `command.context` tells. */
  readonly command?: (command: ShellCommand, program: ShellProgram, context: ShellContext) => void;
  readonly stage?: (stage: Stage, programs: ShellPrograms, context: ShellContext) => void;
}

export function shellRule({
  visit,
  ...rule
}: Omit<Rule<BuildGraph>, "subject" | "check"> & { readonly visit: ShellVisitor }): Rule<BuildGraph> {
  return { ...rule, subject: dockerfileSubject, check: (context) => walk(visit, context) };
}

function walk(visit: ShellVisitor, context: ShellContext): void {
  const programs = context.reader.derive(shellPrograms, context.uri);
  if (visit.stage) for (const stage of context.subject.stages) visit.stage(stage, programs, context);
  if (!visit.program && !visit.command) return;
  for (const program of programs.all) {
    visit.program?.(program, context);
    if (visit.command) for (const command of program.commands) visit.command(command, program, context);
  }
}

/** What runs in the instruction's own shell, one after the other: no nested scripts, no substitutions. */
export function ownCommands(program: ShellProgram): readonly ShellCommand[] {
  return program.commands.filter(({ context }) => context.nested === "none" && !context.substitution);
}
