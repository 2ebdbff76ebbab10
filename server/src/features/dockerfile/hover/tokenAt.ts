/** The word under the cursor, whatever instruction it belongs to. */
import type { HealthcheckInstruction, Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { touches } from "../../../text/span.ts";
import { copyAt } from "./copyAt.ts";
import { execAt } from "./execAt.ts";
import { fromAt } from "./fromAt.ts";
import { heredocAt } from "./heredocAt.ts";
import { pairAt } from "./pairsAt.ts";
import type { Place, Text } from "./place.ts";
import { shellAt } from "./shell/shellAt.ts";
import { wordsAt } from "./wordsAt.ts";

export function tokenAt(instruction: Instruction, offset: number, place: Place): Text | undefined {
  return (
    heredocAt(instruction, offset, place) ??
    argumentAt(instruction, offset, place) ??
    shellAt(instruction, offset, place)
  );
}

function argumentAt(instruction: Instruction, offset: number, place: Place): Text | undefined {
  switch (instruction.keyword) {
    case "FROM":
      return fromAt(instruction, offset, place);
    case "ARG":
    case "ENV":
    case "LABEL":
      return pairAt(instruction, offset, place);
    case "COPY":
    case "ADD":
      return copyAt(instruction, offset, place);
    case "RUN":
    case "CMD":
    case "ENTRYPOINT":
    case "SHELL":
      return execAt(instruction, offset, place);
    case "HEALTHCHECK":
      return healthcheckAt(instruction, offset) ?? execAt(instruction, offset, place);
    case "EXPOSE":
    case "VOLUME":
    case "USER":
    case "WORKDIR":
    case "STOPSIGNAL":
    case "MAINTAINER":
      return wordsAt(instruction, offset, place);
    default:
      return undefined;
  }
}

function healthcheckAt(instruction: HealthcheckInstruction, offset: number): Text | undefined {
  const { type, typeSpan } = instruction;
  if (!typeSpan || !touches(typeSpan, offset)) return undefined;
  const word =
    type === "NONE"
      ? "`NONE`: no health check, the base image's neither"
      : "`CMD`: the command that follows is the check";
  return { span: typeSpan, markdown: word };
}
