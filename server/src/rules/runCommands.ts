/** How a rule looks at what RUN executes: one visitor for each command, or for each call of a package manager. */
import type { Fix, FixSafety } from "../linter/rule.ts";
import { buildGraph } from "../semantics/dockerfile/graph.ts";
import type { Stage } from "../semantics/dockerfile/model.ts";
import type { ShellCommand, ShellProgram } from "../semantics/shell/model.ts";
import type { PackageCall } from "../semantics/shell/packageCall.ts";
import { shellPrograms } from "../semantics/shell/shellPrograms.ts";
import type { CommandInstruction, FlagOption } from "../syntax/dockerfile/syntax.ts";
import { insert, type TextEdit } from "../text/edits.ts";
import type { Query } from "../workspace/derive.ts";
import type { DockerfileContext, DockerfileVisitor } from "./dockerfileRule.ts";

/** A command of a RUN (of one behind ONBUILD, too), and what it is a part of. */
export interface RunCommand {
  readonly command: ShellCommand;
  readonly instruction: CommandInstruction;
  readonly program: ShellProgram;
}

/** A call of a package manager in a RUN. */
export interface RunPackages extends RunCommand {
  readonly call: PackageCall;
}

/** The program of a RUN; undefined where nothing can be said about it. */
export function programOf(
  instruction: CommandInstruction,
  { reader, uri }: DockerfileContext,
): ShellProgram | undefined {
  return reader.derive(shellPrograms, uri).of(instruction);
}

/** Visits every command of every RUN. */
export function inRun(check: (run: RunCommand, context: DockerfileContext) => void): DockerfileVisitor {
  return {
    RUN(instruction, context) {
      const program = programOf(instruction, context);
      for (const command of program?.commands ?? []) if (program) check({ command, instruction, program }, context);
    },
  };
}

/** Visits every call of a package manager of every RUN. */
export function packagesInRun(check: (run: RunPackages, context: DockerfileContext) => void): DockerfileVisitor {
  return inRun((run, context) => {
    if (run.command.packages) check({ ...run, call: run.command.packages }, context);
  });
}

/** True for a mount of these kinds whose target is the folder, or one that it lies in. */
export function isMounted(
  { flags }: CommandInstruction,
  folder: string | RegExp,
  types: readonly string[] = ["cache", "tmpfs"],
): boolean {
  return flags.some(({ name, options }) => {
    if (name !== "mount" || !types.includes(optionOf(options, ["type"]) ?? "bind")) return false;
    const target = (optionOf(options, ["target", "dst", "destination"]) ?? "").replace(/\/+$/, "");
    if (typeof folder !== "string") return folder.test(target);
    return target !== "" && (folder === target || folder.startsWith(`${target}/`));
  });
}

function optionOf(options: readonly FlagOption[], keys: readonly string[]): string | undefined {
  const value = options.find(({ key }) => keys.includes(key.toLowerCase()))?.value;
  return value?.literal ?? value?.raw;
}

/** True where the words stand in the file as the shell gets them, so that more can be written behind them. */
export function isWritten({ command, program }: RunCommand): boolean {
  return program.form !== "exec" && command.context.nested !== "argument";
}

/** The fix that writes a flag behind the subcommand: `apt-get install` becomes `apt-get install -y`. */
export function addFlag(run: RunPackages, flag: string, safety: FixSafety): readonly Fix[] {
  const { subcommand, programSpan } = run.call;
  const edits = [insert((subcommand?.span ?? programSpan).end, ` ${flag}`)];
  return isWritten(run) ? [{ title: `Add ${flag}`, safety, preferred: true, edits }] : [];
}

/**
 * One more command behind all others of the script, run when they succeed; in the layout that the script has. Undefined
 * where the end is not plain to see.
 */
export function appendCommand(
  program: ShellProgram,
  text: string,
  { source, subject }: DockerfileContext,
): TextEdit | undefined {
  const last = program.script?.body.statements.at(-1);
  if (!last || last.terminator?.text === "&" || program.script?.problems.length !== 0) return undefined;
  if (program.instruction.heredocs.length > 0 && program.form === "shell") return undefined;
  const { end } = last.node.span;
  const line = source.lines.lineSpan(source.lines.lineAt(end));
  const own = source.text.slice(line.start, end);
  if (program.form === "heredoc") {
    const indent = /^[ \t]*/.exec(own)?.[0] ?? "";
    return insert(end, `\n${indent}${text}`);
  }
  const first = source.lines.lineAt(program.instruction.span.start) === source.lines.lineAt(end);
  if (first) return insert(end, ` && ${text}`);
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const indent = /^[ \t]*/.exec(own)?.[0] ?? "";
  // Some people begin lines with `&&`, others end them with it.
  const leading = /^[ \t]*&&/.test(own);
  const { escape } = subject.syntax;
  return insert(end, leading ? ` ${escape}${eol}${indent}&& ${text}` : ` && ${escape}${eol}${indent}${text}`);
}

/** True for the final stage and those that it is made from: their files are in the image. */
export function endsInImage(instruction: CommandInstruction, { reader, uri, subject }: DockerfileContext): boolean {
  const own = subject.stageOf(instruction);
  return own === undefined || reader.derive(stagesInImage, uri).has(own);
}

const stagesInImage: Query<ReadonlySet<Stage>> = {
  name: "stagesInImage",
  compute(reader, uri) {
    const found = new Set<Stage>();
    let stage = reader.derive(buildGraph, uri).stages.at(-1);
    while (stage && !found.has(stage)) {
      found.add(stage);
      stage = stage.base.kind === "stage" ? stage.base.stage : undefined;
    }
    return found;
  },
};
