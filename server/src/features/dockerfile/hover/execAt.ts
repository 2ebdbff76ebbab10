/** Words of a JSON list: of a command in exec form, of SHELL. */
import { wordMeaning } from "../../../knowledge/commands.ts";
import { signalOf } from "../../../knowledge/wellKnown.ts";
import type {
  CommandInstruction,
  HealthcheckInstruction,
  ShellInstruction,
} from "../../../syntax/dockerfile/syntax.ts";
import { paragraphs } from "../../../text/markdown.ts";
import { touches } from "../../../text/span.ts";
import { commandHere } from "./command.ts";
import { healthcheckHere } from "./healthcheck.ts";
import { type Place, short, type Text } from "./place.ts";
import { programText } from "./program.ts";
import { shellHere } from "./settings.ts";

type WithList = CommandInstruction | HealthcheckInstruction | ShellInstruction;

export function execAt(instruction: WithList, offset: number, place: Place): Text | undefined {
  const items = instruction.command?.json?.items ?? [];
  const at = items.findIndex(({ span }) => touches(span, offset));
  const item = items[at];
  if (!item) return undefined;
  const words = items.map(({ value }) => value);
  // What the whole command means stands once, at its program.
  const whole = at === 0 ? context(instruction, place) : undefined;
  return { span: item.span, markdown: paragraphs(wordText(words, at, instruction, place), whole) };
}

/** What the word is to the others. */
function wordText(words: readonly string[], at: number, instruction: WithList, place: Place): string {
  const word = words[at] ?? "";
  const program = words[0] ?? "";
  const entrypoint = instruction.keyword === "CMD" ? ownEntrypoint(instruction, place) : undefined;
  if (at === 0) {
    return entrypoint
      ? `${short(word)}: the first argument for \`ENTRYPOINT\`, behind ${short(entrypoint.at(-1) ?? "")}`
      : programText(word, instruction, place);
  }
  if (entrypoint) {
    const meaning = wordMeaning(programName(entrypoint[0] ?? ""), word);
    return `${short(word)}: ${meaning ?? `argument ${at + 1} for \`ENTRYPOINT\`, handed over exactly as it stands here, without a shell`}`;
  }
  if (word === "-c" || /^\/c$/i.test(word))
    return `${short(word)}: ${short(program)} reads the next word as its command`;
  if (/(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(program) && words[at - 1] === "-c")
    return `${short(word)}: the script that ${short(program)} runs`;
  const signal = /^-?SIG/.test(word) ? signalOf(word.replace(/^-/, "")) : undefined;
  if (signal) return `${short(word)}: the signal ${signal.name}`;
  const meaning = wordMeaning(programName(program), word);
  if (meaning !== undefined) return `${short(word)}: ${meaning}`;
  if (instruction.keyword === "SHELL")
    return `${short(word)}: an option of ${short(program)}; the command stands behind the last one`;
  return `${short(word)}: argument ${at} of ${short(program)}, handed over exactly as it stands here, without a shell`;
}

function programName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The words of an ENTRYPOINT of this file in exec form, in front of which CMD's words are no program. */
function ownEntrypoint(instruction: WithList, { graph }: Place): readonly string[] | undefined {
  const entrypoint = graph.stageOf(instruction)?.state.entrypoint;
  const command = entrypoint?.known ? entrypoint.value : undefined;
  return command?.instruction !== undefined && command.form === "exec" ? command.stored : undefined;
}

function context(instruction: WithList, place: Place): string | undefined {
  if (instruction.onbuild) return undefined;
  switch (instruction.keyword) {
    case "SHELL":
      return shellHere(instruction, place);
    case "HEALTHCHECK":
      return healthcheckHere(instruction, place);
    case "RUN":
      return undefined;
    default:
      return place.graph.stageOf(instruction) && commandHere(instruction, place);
  }
}
