/** HEALTHCHECK: when the checks run and when the container counts as healthy or not. */
import { healthcheckOf } from "../../../semantics/dockerfile/health.ts";
import type { Stage } from "../../../semantics/dockerfile/model.ts";
import { baseImageFacts } from "../../../semantics/image/baseImages.ts";
import { valueOf } from "../../../semantics/known.ts";
import { type ShellPrograms, shellPrograms } from "../../../semantics/shell/shellPrograms.ts";
import type { HealthcheckInstruction, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list } from "../../../text/markdown.ts";
import { argv, line, type Place, short } from "./place.ts";

const SECOND = 1e9;

/** When the checks run and what they decide, for the numbers of the flags. */
export function timeLineHere(instruction: HealthcheckInstruction): string | undefined {
  const check = healthcheckOf(instruction);
  return check && instruction.type !== "NONE" ? list(timeLine(check)) : undefined;
}

export function healthcheckHere(instruction: HealthcheckInstruction, place: Place): string | undefined {
  const stage = place.graph.stageOf(instruction);
  const later = stage?.instructions.findLast(({ keyword }) => keyword === "HEALTHCHECK");
  if (later && later.index !== instruction.index)
    return `Overwritten by the \`HEALTHCHECK\` of ${line(later, place)}: this one never takes effect.`;
  const check = healthcheckOf(instruction);
  if (!check) return undefined;
  if (instruction.type === "NONE") return "Switches off the health check of the base image, if it has one.";
  return list([
    instruction.command?.form === "shell"
      ? `Runs ${short(check.Test?.[1] ?? "", 160)} in a shell inside the container.`
      : `Runs ${argv(check.Test?.slice(1) ?? [])} inside the container.`,
    ...timeLine(check),
    ...toolLines(instruction, place),
  ]);
}

/** Whether the program that asks is in the image. */
function toolLines(instruction: HealthcheckInstruction, place: Place): readonly string[] {
  const programs = place.reader.derive(shellPrograms, place.source.uri);
  const tool = programs
    .of(instruction)
    ?.commands.find(({ name }) => name === "curl" || name === "wget" || name === "nc")?.name;
  const stage = place.graph.stageOf(instruction);
  if (tool === undefined || !stage) return [];
  const installs = installedIn(stage, tool, programs);
  if (installs) return [`${code(tool)} is installed on ${line(installs, place)}.`];
  const root = stage.root.base;
  const facts = root.kind === "image" && root.reference ? baseImageFacts(root.reference) : undefined;
  if (root.kind === "scratch") return [`${code(tool)} is not there: the image begins with nothing.`];
  if (!facts?.listed) return [];
  return facts.tools.includes(tool) || (tool !== "curl" && valueOf(facts.family) === "alpine")
    ? [`${code(tool)} comes with the base image.`]
    : [`The base image is not known to have ${code(tool)}, and no \`RUN\` above installs it.`];
}

function installedIn(stage: Stage, tool: string, programs: ShellPrograms): Instruction | undefined {
  const own = stage.instructions.find((one) =>
    programs
      .of(one)
      ?.commands.some(
        ({ packages }) =>
          packages?.action === "install" && packages.packages.some(({ word }) => word.text.startsWith(tool)),
      ),
  );
  return own ?? (stage.base.kind === "stage" ? installedIn(stage.base.stage, tool, programs) : undefined);
}

function timeLine(check: NonNullable<ReturnType<typeof healthcheckOf>>): readonly string[] {
  const interval = check.Interval ?? 30 * SECOND;
  const timeout = check.Timeout ?? 30 * SECOND;
  const start = check.StartPeriod ?? 0;
  const retries = check.Retries ?? 3;
  const slow = retries * (interval + timeout);
  const first =
    start > 0
      ? `From the start, for ${time(start)}: a check every ${time(check.StartInterval ?? 5 * SECOND)}; a failure does not count yet, a success ends this time.`
      : undefined;
  return [
    ...(first ? [first] : []),
    `${first ? "Then a" : "A"} check every ${time(interval)}; exit code 0 makes the container healthy. A check that takes longer than ${time(timeout)} has failed.`,
    `${retries === 1 ? "One failure makes" : `${retries} failures in a row make`} it unhealthy: at most ${time(slow)} after it stopped answering. Docker then only says so; it restarts nothing by itself.`,
  ];
}

/** "30s", "1m30s". */
function time(nanoseconds: number): string {
  const seconds = nanoseconds / SECOND;
  if (seconds < 60 || !Number.isInteger(seconds)) return short(`${seconds}s`);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = seconds % 60;
  return short(`${hours > 0 ? `${hours}h` : ""}${minutes > 0 ? `${minutes}m` : ""}${rest > 0 ? `${rest}s` : ""}`);
}
