/** The variable under the cursor: a use that the builder expands, one that a shell expands, or a declared name. */
import { runVariables } from "../../../semantics/dockerfile/runVariables.ts";
import { shellPrograms } from "../../../semantics/shell/shellPrograms.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { touches } from "../../../text/span.ts";
import type { Place, Text } from "./place.ts";
import { declaredBy, shellUseHere, useHere, variableHere } from "./variable.ts";

export function variableAt(instruction: Instruction, offset: number, place: Place): Text | undefined {
  return (
    builderUse(instruction, offset, place) ??
    shellUse(instruction, offset, place) ??
    declaration(instruction, offset, place)
  );
}

/** The innermost one: `${A:-$B}` holds two. */
function builderUse(instruction: Instruction, offset: number, place: Place): Text | undefined {
  const uses = place.graph.uses.filter(
    (use) => use.instruction.index === instruction.index && touches(use.part.span, offset),
  );
  const [use] = uses.sort((a, b) => a.part.span.end - a.part.span.start - (b.part.span.end - b.part.span.start));
  return use && { span: use.part.span, markdown: useHere(use, place) };
}

function shellUse(instruction: Instruction, offset: number, place: Place): Text | undefined {
  if (instruction.keyword !== "RUN" || instruction.onbuild || !place.graph.stageOf(instruction)) return undefined;
  // Other shells than those of Unix write variables in their own way.
  const shell = place.reader.derive(shellPrograms, place.source.uri).of(instruction)?.interpreter;
  if (shell && shell.language !== "posix") return undefined;
  const found = runVariables(place.source.text, instruction).find(({ span }) => touches(span, offset));
  return found && { span: found.span, markdown: shellUseHere(found.name, instruction, place) };
}

function declaration(instruction: Instruction, offset: number, place: Place): Text | undefined {
  if (instruction.keyword !== "ARG" && instruction.keyword !== "ENV") return undefined;
  const pair = instruction.pairs.find(({ name }) => touches(name.span, offset));
  const variable =
    pair && declaredBy(instruction, place).find(({ name }) => name === (pair.name.literal ?? pair.name.raw));
  return variable && pair && { span: pair.name.span, markdown: variableHere(variable, place) };
}
