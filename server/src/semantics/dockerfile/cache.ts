/**
 * What BuildKit's cache looks at for an instruction, and what is made again after it. A step is found in the cache by
 * its definition and the steps that it builds on (`solver/llbsolver/ops`: exec.go, file.go CacheMap); files that COPY,
 * ADD and read-only mounts take are compared by content. Instructions that only write the image's configuration are no
 * steps at all: changing them makes nothing again.
 */
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import type { BuildGraph, Stage } from "./model.ts";
import { flagOf } from "./words.ts";

/** What an instruction leaves: a layer of files, a note in the image's configuration, or nothing. */
export type Trace = "layer" | "configuration" | "nothing";

export interface CacheEffect {
  readonly trace: Trace;
  /** Steps that are made again whenever this one is, in the order of the file. */
  readonly remade: readonly Instruction[];
  /** Steps that take files from what this one makes: made again only where those files differ. */
  readonly compared: readonly Instruction[];
}

export function traceOf(instruction: Instruction): Trace {
  switch (instruction.keyword) {
    case "RUN":
    case "COPY":
    case "ADD":
    case "WORKDIR":
      return "layer";
    case "FROM":
    case "ARG":
    case undefined:
      return "nothing";
    default:
      return "configuration";
  }
}

/** What is made again when this instruction changes; undefined before the first FROM for all but ARG. */
export function cacheEffect(instruction: Instruction, graph: BuildGraph): CacheEffect | undefined {
  const trace = traceOf(instruction);
  const stage = graph.stageOf(instruction);
  if (!stage) return instruction.keyword === "ARG" ? { trace, ...afterGlobal(instruction, graph) } : undefined;
  return { trace, ...spread(firstSteps(instruction, stage, graph), graph) };
}

/** Where a change begins to show: an index in each stage from which on its steps are made again. */
type Starts = ReadonlyMap<Stage, number>;

function firstSteps(instruction: Instruction, stage: Stage, graph: BuildGraph): Starts {
  const { index, keyword } = instruction;
  if (keyword === "FROM" || traceOf(instruction) === "layer") return new Map([[stage, index + 1]]);
  const reached = affectedBy(instruction, stage, graph);
  const starts = new Map<Stage, number>();
  const look = (one: Stage): void => {
    const step = one.instructions.find((each) => each.index > index && isStep(each) && reached(each));
    if (step) starts.set(one, step.index);
    else for (const child of childrenOf(one, graph)) look(child);
  };
  look(stage);
  return starts;
}

/** Which steps have this setting in their own definition. */
function affectedBy(instruction: Instruction, stage: Stage, graph: BuildGraph): (step: Instruction) => boolean {
  switch (instruction.keyword) {
    // Every value of ENV and ARG is in the environment of every RUN below, used or not.
    case "ENV":
      return (step) => step.keyword === "RUN" || uses(step, namesOf(instruction), graph);
    case "ARG": {
      const names = namesOf(instruction);
      const given = names.some((name) => graph.stateAt(instruction, "after").args.get(name)?.unset === false);
      return (step) => (given && step.keyword === "RUN") || uses(step, names, graph);
    }
    case "USER":
      return (step) => step.keyword === "RUN" || step.keyword === "WORKDIR";
    case "SHELL":
      return (step) =>
        step.keyword === "RUN" &&
        step.command.form === "shell" &&
        graph.stateAt(step, "before").setBy.shell?.index === instruction.index;
    case "ONBUILD":
      // The trigger is a step of the stages made from this one, before all of theirs.
      return (step) => graph.stageOf(step) !== stage;
    default:
      return () => false;
  }
}

function namesOf(instruction: Instruction): readonly string[] {
  return instruction.keyword === "ARG" || instruction.keyword === "ENV"
    ? instruction.pairs.map(({ name }) => name.literal ?? name.raw)
    : [];
}

function uses(step: Instruction, names: readonly string[], graph: BuildGraph): boolean {
  return graph.uses.some((use) => use.instruction.index === step.index && names.includes(use.part.name));
}

/** True for what the builder makes as a step of its own. */
function isStep(instruction: Instruction): boolean {
  return traceOf(instruction) === "layer";
}

/** The steps of the stages from their starts on, and what hangs on them in other stages. */
function spread(starts: Starts, graph: BuildGraph): Pick<CacheEffect, "remade" | "compared"> {
  const changed = new Map<Stage, number>();
  const take = (stage: Stage, after: number): void => {
    if ((changed.get(stage) ?? Number.POSITIVE_INFINITY) <= after) return;
    changed.set(stage, after);
    for (const child of childrenOf(stage, graph)) take(child, child.from.index + 1);
  };
  for (const [stage, index] of starts) take(stage, index);
  const remade = [...changed].flatMap(([stage, after]) =>
    stage.instructions.filter((step) => step.index >= after && isStep(step) && !standsAlone(step)),
  );
  const uses = [...changed.keys()].flatMap(({ usedBy }) => usedBy.filter(({ kind }) => kind !== "from"));
  const compared = uses.map(({ instruction }) => instruction).filter((one) => !remade.includes(one));
  return { remade: ordered(remade), compared: ordered(compared) };
}

/** `COPY --link` is made on its own and laid over whatever is below: a change below does not reach it. */
function standsAlone(step: Instruction): boolean {
  const link = flagOf(step, "link");
  return link !== undefined && link.value?.literal !== "false";
}

function childrenOf(stage: Stage, graph: BuildGraph): readonly Stage[] {
  return graph.stages.filter(({ base }) => base.kind === "stage" && base.stage === stage);
}

function afterGlobal(arg: Instruction, graph: BuildGraph): Pick<CacheEffect, "remade" | "compared"> {
  const names = namesOf(arg);
  const remade: Instruction[] = [];
  const compared: Instruction[] = [];
  for (const stage of graph.stages) {
    const inherits = stage.instructions.find(
      (one) =>
        one.keyword === "ARG" && one.pairs.some(({ name, value }) => !value && names.includes(name.literal ?? "")),
    );
    const effect = uses(stage.from, names, graph)
      ? spread(new Map([[stage, stage.from.index + 1]]), graph)
      : inherits && cacheEffect(inherits, graph);
    remade.push(...(effect?.remade ?? []));
    compared.push(...(effect?.compared ?? []));
  }
  return { remade: ordered(remade), compared: ordered(compared.filter((one) => !remade.includes(one))) };
}

function ordered(instructions: readonly Instruction[]): readonly Instruction[] {
  return [...new Set(instructions)].sort((a, b) => a.index - b.index);
}
