/** COPY, ADD, RUN, WORKDIR and USER: folders and users. */
import type { Maybe } from "../../../semantics/known.ts";
import { type Account, accountOf } from "../../../semantics/dockerfile/accounts.ts";
import { defaultShell } from "../../../semantics/dockerfile/base.ts";
import { isAbsolutePath, joinWorkdir } from "../../../semantics/dockerfile/paths.ts";
import type { CommandInstruction, CopyInstruction, Word, WordsInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list } from "../../../text/markdown.ts";
import { sourcesHere } from "./sources.ts";
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
  const noun = /^\d+$/.test(name) ? `the user with the id ${code(name)}` : `the user ${short(name)}`;
  const who = `${noun}${group ? ` and the group ${short(group)}` : ""}`;
  return list([
    `From here on \`RUN\` works as ${who}; containers start so, too, if no later \`USER\` follows.`,
    ...(place.graph.stageOf(instruction)?.os === "windows" ? [] : accountNotes(name, instruction, place)),
  ]);
}

/** Where the account comes from, and what it may do. */
function accountNotes(name: string, instruction: WordsInstruction, place: Place): readonly string[] {
  const account = accountOf(name, listed(instruction, place), place.graph, place.source.text);
  if (account.kind === "root") return ["This is root, who may do everything in the container."];
  return [
    `\`COPY\` and \`ADD\` go on giving files to root, unless \`--chown\` says otherwise.`,
    accountLine(account, place),
  ];
}

function accountLine(account: Exclude<Account, { kind: "root" }>, place: Place): string {
  switch (account.kind) {
    case "created":
      return `Made by the \`RUN\` of ${line(account.instruction, place)}${account.uid === undefined ? "" : ` with the number ${account.uid}`}.`;
    case "base":
      return `Comes with the base image${account.uid === undefined ? "" : `, number ${account.uid}`}.`;
    case "number":
      return "A number needs no account; programs that look up their name or home folder may miss one.";
    case "missing":
      return "No `RUN` above makes this account, and the base image is not known to have it; `USER` does not create it.";
    case "unknown":
      return "The name must exist in the image's `/etc/passwd`; `USER` does not create it.";
  }
}

export function copyHere(instruction: CopyInstruction, place: Place): string | undefined {
  return list([...origin(instruction, place), ...destinationLines(instruction, place)]);
}

function origin(instruction: CopyInstruction, place: Place): readonly string[] {
  const from = instruction.flags.find(({ name }) => name === "from")?.value;
  if (from) return [sourceWords(from, instruction, place)];
  if (instruction.sources.length === 0) return ["The content stands here, in the Dockerfile."];
  return sourcesHere(instruction, place, (name) => pathInImage(name, instruction, place));
}

/** Where a file of this name ends; undefined where that is not known. */
export function pathInImage(name: string, instruction: CopyInstruction, place: Place): string | undefined {
  const { absolute, isFolder } = target(instruction, place);
  if (absolute === undefined) return undefined;
  return isFolder || instruction.sources.length > 1 ? `${absolute.replace(/\/$/, "")}/${name}` : absolute;
}

function sourceWords(from: Word, instruction: CopyInstruction, place: Place): string {
  const name = place.graph.expand(from, listed(instruction, place));
  if (!name.known) return `Copied from ${show(name)}.`;
  const stage = place.graph.stage(name.value);
  return stage
    ? `Copied from the files of ${stageName(stage)} (${line(stage.from, place)}).`
    : `Copied from the image ${short(name.value)}, or a named context of this name.`;
}

interface Target {
  /** As written, with variables replaced. */
  readonly value: Maybe<string> | undefined;
  /** Undefined where the working folder is not known. */
  readonly absolute: string | undefined;
  readonly isFolder: boolean;
}

function target(instruction: CopyInstruction, place: Place): Target {
  const value = instruction.destination && place.graph.expand(instruction.destination, listed(instruction, place));
  if (!value?.known) return { value, absolute: undefined, isFolder: false };
  const { workdir } = place.graph.stateAt(listed(instruction, place), "before");
  const os = place.graph.stageOf(instruction)?.os ?? "linux";
  const below = workdir.known ? joinWorkdir(workdir.value, value.value, os) : undefined;
  const absolute = isAbsolutePath(value.value, os) ? value.value : below;
  return { value, absolute, isFolder: /(^|[\\/])\.{0,2}$/.test(value.value) };
}

/** Where the copy goes: absolute, and whether it is a file or a folder. */
export function destinationLines(instruction: CopyInstruction, place: Place): readonly string[] {
  const { value, absolute, isFolder } = target(instruction, place);
  if (!value) return [];
  if (!value.known) return [`Destination: ${show(value)}`];
  if (absolute === undefined) return [`Destination: ${short(value.value)}, below the base image's working folder`];
  const many = instruction.sources.length > 1 ? "a folder; with several sources it must end in `/`" : "";
  const note = isFolder ? "a folder" : many || "the name of the copy, or of an existing folder that it goes into";
  return [`Destination: ${short(absolute)} (${note})`];
}

export function runHere(instruction: CommandInstruction, place: Place): string {
  const { command } = instruction;
  const state = place.graph.stateAt(listed(instruction, place), "before");
  const shell = state.shell.known ? state.shell.value : defaultShell(place.graph.stageOf(instruction)?.os ?? "linux");
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
