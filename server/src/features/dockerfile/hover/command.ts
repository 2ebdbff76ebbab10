/** CMD and ENTRYPOINT: what a container of this stage will start. */
import type { Command, Stage } from "../../../semantics/dockerfile/model.ts";
import { valueOf } from "../../../semantics/known.ts";
import type { CommandInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list } from "../../../text/markdown.ts";
import { argv, line, type Place, short } from "./place.ts";

/** The argv of this stage, what `docker run IMAGE x y` makes of it, and who is process 1. */
export function commandHere(instruction: CommandInstruction, place: Place): string | undefined {
  const stage = place.graph.stageOf(instruction);
  if (!stage) return undefined;
  const later = stage.instructions.findLast(({ keyword }) => keyword === instruction.keyword);
  if (later && later.index !== instruction.index) {
    return `Overwritten by the \`${instruction.keyword}\` of ${line(later, place)}: this one never takes effect.`;
  }
  return list([...started(stage), ...processOne(stage), ...unexpanded(instruction), ...setting(stage)]);
}

function started({ state, base }: Stage): readonly string[] {
  const { entrypoint, cmd } = state;
  if (!entrypoint.known) {
    const command = valueOf(cmd);
    const image = base.kind === "image" ? `the image ${short(base.text)}` : "the base image";
    if (!command) return [`What starts depends on ${image}.`];
    return [
      `If ${image} sets no \`ENTRYPOINT\`, the container starts ${argv(command.stored)}${assumed(command)}; if it does, these words are appended to it.`,
      "`docker run IMAGE x y` puts `x y` in the place of the whole `CMD`.",
    ];
  }
  if (entrypoint.value === undefined) return withoutEntrypoint(valueOf(cmd));
  return withEntrypoint(entrypoint.value, cmd.known ? cmd.value : undefined, cmd.known);
}

function withoutEntrypoint(command: Command | undefined): readonly string[] {
  if (!command) return ["No command is set: `docker run IMAGE` needs one behind the image's name."];
  return [
    `\`docker run IMAGE\` starts ${argv(command.stored)}${assumed(command)}.`,
    `\`docker run IMAGE x y\` starts ${argv(["x", "y"])}: the whole \`CMD\` is replaced.`,
  ];
}

function withEntrypoint(entrypoint: Command, cmd: Command | undefined, cmdKnown: boolean): readonly string[] {
  if (entrypoint.form === "shell") {
    return [
      `\`docker run IMAGE\` starts ${argv(entrypoint.stored)}${assumed(entrypoint)}.`,
      "This shell does not look at more words: `CMD` and the `x y` of `docker run IMAGE x y` have no effect.",
    ];
  }
  const rest = cmdKnown
    ? argv([...entrypoint.stored, ...(cmd?.stored ?? [])])
    : `${argv(entrypoint.stored)} and the base image's \`CMD\` behind it, if it has one`;
  return [
    `\`docker run IMAGE\` starts ${rest}.`,
    `\`docker run IMAGE x y\` starts ${argv([...entrypoint.stored, "x", "y"])}${cmd ? ": `x y` takes the place of `CMD`" : ""}.`,
  ];
}

function assumed({ storedCertain }: Command): string {
  return storedCertain ? "" : " (unless the base image sets another `SHELL`)";
}

function processOne({ state }: Stage): readonly string[] {
  const entrypoint = valueOf(state.entrypoint);
  const command = entrypoint ?? (state.entrypoint.known ? valueOf(state.cmd) : undefined);
  if (!command) return [];
  const signal = state.stopSignal.known ? (state.stopSignal.value ?? "SIGTERM") : undefined;
  const stop = signal === undefined ? "the stop signal" : code(signal);
  const program = command.stored[0] ?? "";
  const next = entrypoint && valueOf(state.cmd)?.stored[0];
  if (command.form === "exec" && /entrypoint|\.sh$/.test(program))
    return [
      `Process 1 is ${short(program)}, then what it hands over to with \`exec\`${next === undefined ? "" : `, here ${short(next)}`}, which gets ${stop} of \`docker stop\`. A script without \`exec\` keeps it to itself; after 10 seconds everything is killed.`,
    ];
  if (command.form === "exec")
    return [
      `Process 1 is ${short(program)}: \`docker stop\` sends it ${stop}, and kills it if it has not ended after 10 seconds.`,
    ];
  if (/^exec\s/.test(command.argv[0] ?? ""))
    return [`The shell is replaced by the program (\`exec\`), which then gets ${stop} of \`docker stop\`.`];
  return [
    `Process 1 is the shell ${short(program)}, unless it replaces itself. It gets ${stop} of \`docker stop\` and may not pass it on; after 10 seconds everything is killed.`,
  ];
}

/** A dollar in exec form stays a dollar: nobody expands it. */
function unexpanded({ command }: CommandInstruction): readonly string[] {
  const values = (command.json?.items ?? []).map(({ value }) => value);
  if (/(^|\/)(?:\w*sh|env|cmd(?:\.exe)?)$/.test(values[0] ?? "")) return [];
  const dollar = values.flatMap((value) => /\$\{?[A-Za-z_]\w*\}?/.exec(value)?.[0] ?? [])[0];
  return dollar === undefined
    ? []
    : [`No shell runs here: the program gets the characters ${short(dollar)}, not a value.`];
}

function setting({ state }: Stage): readonly string[] {
  const folder = state.workdir.known ? `in the folder ${short(state.workdir.value)}` : undefined;
  const user = state.user.known ? `as user ${short(state.user.value === "" ? "root" : state.user.value)}` : undefined;
  const parts = [folder, user].filter((part) => part !== undefined);
  return parts.length === 0 ? [] : [`It starts ${parts.join(" ")}.`];
}
