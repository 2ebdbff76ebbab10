/** FROM: the image's name taken apart, the chain of stages, and who uses this one. */
import type { Base, Stage } from "../../../semantics/dockerfile/model.ts";
import type { FromInstruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list } from "../../../text/markdown.ts";
import { broughtBy, referenceParts, supportOf } from "./image.ts";
import { enumerate, line, type Place, short, stageName } from "./place.ts";

export function fromHere(instruction: FromInstruction, place: Place): string | undefined {
  const stage = place.graph.stageOf(instruction);
  return stage && stageHere(stage, place);
}

/** A stage: what it is made from, what it is for. */
export function stageHere(stage: Stage, place: Place): string {
  return list([...basedOn(stage.base, place), ...uses(stage, place)]);
}

export function basedOn(base: Base, place: Place): readonly string[] {
  switch (base.kind) {
    case "scratch":
      return ["Begins with nothing: no files, no shell, no `/bin/sh`."];
    case "unknown":
      return [`What it is made from is not known here: ${base.reason}.`];
    case "stage":
      return [`Goes on from ${chain(base.stage, place)}, with its files, environment and settings.`];
    case "image":
      return base.reference
        ? [...referenceParts(base.reference), ...supportOf(base.reference), ...broughtBy(base.reference)]
        : [`${short(base.text)} is no valid image reference.`];
  }
}

function chain(stage: Stage, place: Place): string {
  const here = `${stageName(stage)} (${line(stage.from, place)})`;
  const { base } = stage;
  if (base.kind === "stage") return `${here}, made from ${chain(base.stage, place)}`;
  if (base.kind === "unknown") return here;
  return `${here}, made from ${base.kind === "image" ? short(base.text) : code("scratch")}`;
}

const USES = [
  ["from", "made into another stage"],
  ["copy", "copied from"],
  ["mount", "mounted"],
] as const;

export function uses(stage: Stage, place: Place): readonly string[] {
  const users = USES.flatMap(([kind, words]) => {
    const lines = stage.usedBy.filter((use) => use.kind === kind).map(({ instruction }) => line(instruction, place));
    return lines.length === 0 ? [] : [`${words} on ${enumerate([...new Set(lines)])}`];
  });
  const used = users.length > 0 ? [`This stage is ${enumerate(users)}.`] : [];
  if (stage.isFinal) return ["The last stage: `docker build` without `--target` makes the image from it.", ...used];
  return users.length > 0 ? used : ["Nothing below uses this stage: Docker skips it, unless `--target` asks for it."];
}
