/** Where an instruction takes files from another stage: COPY --from and RUN --mount from, in triggers too. */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { StageUse } from "./model.ts";
import { flagOf } from "./words.ts";

export interface SourceUse extends StageUse {
  /** The name as written: a stage, its number (COPY only), an image or a named context. */
  readonly name: string;
}

/** Every source of an instruction that is not the build context. */
export function sourceUses(instruction: Instruction): readonly SourceUse[] {
  if (instruction.keyword === "ONBUILD") return instruction.trigger ? sourceUses(instruction.trigger) : [];
  if (instruction.keyword === "COPY") {
    const from = flagOf(instruction, "from")?.value;
    return from && from.raw !== "" ? [{ instruction, span: from.span, kind: "copy", name: from.raw }] : [];
  }
  if (instruction.keyword !== "RUN") return [];
  return instruction.flags
    .filter(({ name }) => name === "mount")
    .flatMap(({ options }) => options)
    .filter(({ key, value }) => key.toLowerCase() === "from" && value !== undefined && value.raw !== "")
    .map(({ value }) => ({
      instruction,
      span: value?.span ?? instruction.span,
      kind: "mount",
      name: value?.raw ?? "",
    }));
}
