/** The name of a command: what it is, and what it does here. */
import { namePattern } from "../../../../text/names.ts";
import { commandMeaning, manualOf } from "../../../../knowledge/commands.ts";
import type { PackageCall } from "../../../../semantics/shell/packageCall.ts";
import type { ShellCommand, ShellProgram } from "../../../../semantics/shell/model.ts";
import { shellPrograms } from "../../../../semantics/shell/shellPrograms.ts";
import type { Instruction } from "../../../../syntax/dockerfile/syntax.ts";
import { list, paragraphs } from "../../../../text/markdown.ts";
import { enumerate, line, type Place, short } from "../place.ts";
import { pathNotes } from "../program.ts";
import { isProject } from "./argument.ts";
import { inBuild, setsPipefail } from "./operators.ts";

export function commandText(command: ShellCommand, program: ShellProgram, place: Place): string | undefined {
  const { word } = command;
  const { instruction, interpreter, commands } = program;
  if (!word) return undefined;
  if (command.name === undefined) return `${short(word.text)}: which program this starts is known only when it runs.`;
  const meaning = commandMeaning(command.name) ?? ownFunction(command, instruction, place);
  const isPath = word.text.includes("/");
  const pipefail = interpreter?.options.has("pipefail") === true || commands.some(setsPipefail);
  const notes = [
    ...packageNotes(command.packages),
    ...origin(command.name, instruction, place),
    ...position(command, pipefail, inBuild(program)),
  ];
  if (meaning === undefined && !isPath && notes.length === 0) return undefined;
  const heading =
    meaning === undefined
      ? `${short(word.text)}: a program${isPath ? pathNotes(word.text, instruction, place) : ""}`
      : `${short(word.text)}: ${meaning}`;
  const manual = manualOf(command.name);
  return paragraphs(heading, list(notes), manual && `[Manual](${manual})`);
}

/** A function that the script defines itself. */
function ownFunction({ name }: ShellCommand, instruction: Instruction, { source }: Place): string | undefined {
  if (name === undefined || !/^[\w.-]+$/.test(name)) return undefined;
  const escaped = namePattern(name);
  const script = source.text.slice(instruction.span.start, instruction.span.end);
  return new RegExp(`(?:^|[\\s;&|{(])(?:function\\s+)?${escaped}\\s*\\(\\)`).test(script)
    ? "a function that this script defines"
    : undefined;
}

function packageNotes(call: PackageCall | undefined): readonly string[] {
  const packages = call?.packages.filter(({ word }) => !isProject(word.text)) ?? [];
  if (!call || packages.length === 0) return [];
  const names = packages.map(({ word }) => short(word.text, 40));
  const shown = enumerate([...names.slice(0, 6), ...(names.length > 6 ? [`${names.length - 6} more`] : [])]);
  if (call.action === "install") return [`Installs ${shown}.`];
  return call.action === "remove" ? [`Removes ${shown}.`] : [];
}

/** A program that an earlier instruction of the stage has installed under its own name. */
function origin(name: string, instruction: Instruction, place: Place): readonly string[] {
  const stage = place.graph.stageOf(instruction);
  const programs = place.reader.derive(shellPrograms, place.source.uri);
  for (const one of stage?.instructions.toReversed() ?? []) {
    if (one.index > instruction.index || one.keyword !== "RUN") continue;
    const installs = programs
      .of(one)
      ?.commands.some(
        ({ packages }) => packages?.action === "install" && packages.packages.some((pack) => pack.name === name),
      );
    if (installs) return [`Installed on ${line(one, place)}.`];
  }
  return [];
}

/** What becomes of its success or failure. */
function position({ before, after, context }: ShellCommand, pipefail: boolean, build: boolean): readonly string[] {
  const notes: string[] = [];
  if (context.pipeline.length > 1 && context.pipeline.index < context.pipeline.length - 1)
    notes.push(
      `Its output goes into the next command of the pipe; its failure ${pipefail ? "counts, because `pipefail` is set" : "is not noticed without `pipefail`"}.`,
    );
  else if (after?.text === "||") notes.push("When it fails, what stands behind `||` runs.");
  if (before?.text === "||") notes.push("Runs only if the command before it fails.");
  if (context.background) notes.push(`Runs in the background${build ? "; it ends with this step" : ""}.`);
  return notes;
}
