/** Which words of an instruction the builder expands. Everything else is taken as written or left to a shell. */
import type { Flag, Instruction, Word } from "../../syntax/dockerfile/syntax.ts";

/** Flags whose value is expanded, by instruction. */
const EXPANDED_FLAGS: Readonly<Record<string, readonly string[]>> = {
  FROM: ["platform"],
  COPY: ["chown", "chmod"],
  ADD: ["chown", "chmod", "checksum"],
};

/** The words in order of the text. The trigger of an ONBUILD is expanded in the stage that it runs in, not here. */
export function expandedWords(instruction: Instruction): readonly Word[] {
  return [...flagWords(instruction), ...argumentWords(instruction)].filter((word) => word !== undefined);
}

/** The flag of that name; the last one, as BuildKit refuses a second. */
export function flagOf(instruction: Instruction, name: string): Flag | undefined {
  return instruction.flags.findLast((flag) => flag.name === name);
}

function flagWords(instruction: Instruction): (Word | undefined)[] {
  if (instruction.keyword === "RUN") {
    // `from` names a stage or an image and may hold no variable.
    return instruction.flags
      .filter((flag) => flag.name === "mount")
      .flatMap((flag) => flag.options)
      .filter(({ key }) => key.toLowerCase() !== "from")
      .map(({ value }) => value);
  }
  const names = EXPANDED_FLAGS[instruction.keyword ?? ""] ?? [];
  return instruction.flags.filter((flag) => names.includes(flag.name)).map((flag) => flag.value);
}

function argumentWords(instruction: Instruction): (Word | undefined)[] {
  switch (instruction.keyword) {
    case "FROM":
      return [instruction.image];
    case "ARG":
      return instruction.pairs.map(({ value }) => value);
    case "ENV":
    case "LABEL":
      return instruction.pairs.flatMap(({ name, value }) => [name, value]);
    case "COPY":
    case "ADD":
      return [...instruction.sources, instruction.destination];
    case "EXPOSE":
    case "VOLUME":
      return [...instruction.words];
    case "USER":
    case "WORKDIR":
    case "STOPSIGNAL":
      return [instruction.whole];
    default:
      return [];
  }
}
