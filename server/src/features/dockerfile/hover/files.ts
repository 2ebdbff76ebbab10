/** COPY, ADD, RUN, WORKDIR and USER: folders and users. */
import { isAbsolutePath, joinWorkdir } from "../../../semantics/dockerfile/paths.ts";
import type { CommandInstruction, CopyInstruction, WordsInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list } from "../../../text/markdown.ts";
import { argv, enumerate, line, listed, type Place, short, show, stageName } from "./place.ts";

export function workdirHere(instruction: WordsInstruction, place: Place): string {
  const before = place.graph.stateAt(listed(instruction, place), "before");
  const { workdir } = place.graph.stateAt(listed(instruction, place), "after");
  const absolute = `Absolute: ${show(workdir)}`;
  const relative = !/^[/\\$]|^[A-Za-z]:/.test(instruction.whole?.raw ?? "/");
  const by = before.setBy.workdir;
  const from =
    relative && before.workdir.known
      ? `, counted from ${short(before.workdir.value)}${by ? ` of ${line(by, place)}` : ""}`
      : "";
  return list([
    `${absolute}${from}`,
    "Made if it does not exist. `RUN`, `CMD`, `ENTRYPOINT`, `COPY` and `ADD` below work from here.",
  ]);
}

export function userHere(instruction: WordsInstruction, place: Place): string {
  const { user } = place.graph.stateAt(listed(instruction, place), "after");
  if (!user.known) return list([`User: ${show(user)}`]);
  const [name = "", group] = user.value.split(":");
  const root = name === "root" || name === "0" || name === "";
  const noun = /^\d+$/.test(name) ? `the user with the id ${code(name)}` : `the user ${short(name)}`;
  const who = `${noun}${group ? ` and the group ${short(group)}` : ""}`;
  return list([
    `From here on \`RUN\` works as ${who}; containers start so, too, if no later \`USER\` follows.`,
    root
      ? "This is root, who may do everything in the container."
      : "`COPY` and `ADD` go on giving files to root, unless `--chown` says otherwise.",
    ...(/^\d+$/.test(name) || root
      ? []
      : ["The name must exist in the image's `/etc/passwd`; `USER` does not create it."]),
  ]);
}

export function copyHere(instruction: CopyInstruction, place: Place): string | undefined {
  return list([origin(instruction, place), ...destinationLines(instruction, place)]);
}

function origin(instruction: CopyInstruction, place: Place): string {
  const from = instruction.flags.find(({ name }) => name === "from")?.value;
  if (!from)
    return instruction.sources.length === 0
      ? "The content stands here, in the Dockerfile."
      : "Sources are looked for in the build context, which `docker build` or Compose names; nothing outside it can be reached.";
  const name = place.graph.expand(from, listed(instruction, place));
  if (!name.known) return `Copied from ${show(name)}.`;
  const stage = place.graph.stage(name.value);
  return stage
    ? `Copied from the files of ${stageName(stage)} (${line(stage.from, place)}).`
    : `Copied from the image ${short(name.value)}, or a named context of this name.`;
}

/** Where the copy goes: absolute, and whether it is a file or a folder. */
export function destinationLines(instruction: CopyInstruction, place: Place): readonly string[] {
  const target = instruction.destination;
  if (!target) return [];
  const value = place.graph.expand(target, listed(instruction, place));
  if (!value.known) return [`Destination: ${show(value)}`];
  const { workdir } = place.graph.stateAt(listed(instruction, place), "before");
  const os = place.graph.stageOf(instruction)?.os ?? "linux";
  const absolute = isAbsolutePath(value.value, os)
    ? value.value
    : workdir.known
      ? joinWorkdir(workdir.value, value.value, os)
      : undefined;
  if (absolute === undefined) return [`Destination: ${short(value.value)}, below the base image's working folder`];
  const isFolder = /(^|[\\/])\.{0,2}$/.test(value.value);
  const many = instruction.sources.length > 1 ? "a folder; with several sources it must end in `/`" : "";
  const note = isFolder ? "a folder" : many || "the name of the copy, or of an existing folder that it goes into";
  return [`Destination: ${short(absolute)} (${note})`];
}

export function runHere(instruction: CommandInstruction, place: Place): string {
  const { command } = instruction;
  const state = place.graph.stateAt(listed(instruction, place), "before");
  const shell = state.shell.known ? state.shell.value : ["/bin/sh", "-c"];
  const how =
    command.form === "exec"
      ? `Starts ${argv(command.json?.items.map(({ value }) => value) ?? [])} without a shell.`
      : `Run by ${argv(shell)}, in a new shell${state.shell.known ? "" : " (unless the base image sets another `SHELL`)"}: \`cd\` and variables are forgotten at the end.`;
  const where = [
    ...(state.workdir.known ? [`in the folder ${short(state.workdir.value)}`] : []),
    ...(state.user.known ? [`as user ${short(state.user.value === "" ? "root" : state.user.value)}`] : []),
  ];
  const args = [...state.args.keys()].filter((name) => state.args.get(name)?.unset === false);
  return list([
    how,
    ...(where.length > 0 ? [`It works ${where.join(" ")}.`] : []),
    ...(args.length > 0 && args.length <= 12
      ? [`Build arguments that it sees: ${enumerate(args.map((name) => short(name)))}.`]
      : []),
  ]);
}
