/** What an instruction means at its place in its file: one function a topic. */
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { commandHere } from "./command.ts";
import { copyHere, runHere, userHere, workdirHere } from "./files.ts";
import { fromHere } from "./from.ts";
import { healthcheckHere } from "./healthcheck.ts";
import type { Place } from "./place.ts";
import {
  exposeHere,
  labelHere,
  maintainerHere,
  onbuildHere,
  shellHere,
  stopSignalHere,
  volumeHere,
} from "./settings.ts";
import { declarationsHere, declaredBy } from "./variable.ts";

/** Undefined for unknown instructions, before the first FROM (but for ARG), and where nothing can be computed. */
export function here(instruction: Instruction, place: Place): string | undefined {
  if (instruction.keyword === "ARG" || instruction.keyword === "ENV")
    return declarationsHere(declaredBy(instruction, place), place);
  // What a trigger will do is decided by the image that it runs in.
  if (instruction.onbuild || !place.graph.stageOf(instruction)) return undefined;
  switch (instruction.keyword) {
    case "FROM":
      return fromHere(instruction, place);
    case "CMD":
    case "ENTRYPOINT":
      return commandHere(instruction, place);
    case "RUN":
      return runHere(instruction, place);
    case "COPY":
    case "ADD":
      return copyHere(instruction, place);
    case "HEALTHCHECK":
      return healthcheckHere(instruction, place);
    case "SHELL":
      return shellHere(instruction, place);
    case "LABEL":
      return labelHere(instruction, place);
    case "ONBUILD":
      return onbuildHere(instruction, place);
    case "WORKDIR":
      return workdirHere(instruction, place);
    case "USER":
      return userHere(instruction, place);
    case "EXPOSE":
      return exposeHere(instruction, place);
    case "VOLUME":
      return volumeHere(instruction, place);
    case "STOPSIGNAL":
      return stopSignalHere(instruction, place);
    case "MAINTAINER":
      return maintainerHere(instruction);
    case undefined:
      return undefined;
  }
}
