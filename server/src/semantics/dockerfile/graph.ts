/** From syntax to meaning: stages, what they are made from, and what every name and word stands for. */
import type {
  ArgInstruction,
  DockerfileSyntax,
  FromInstruction,
  Instruction,
  Word,
} from "../../syntax/dockerfile/syntax.ts";
import { dockerfileSyntax } from "../../syntax/dockerfile/dockerfileSyntax.ts";
import type { Query } from "../../workspace/derive.ts";
import type { Maybe } from "../known.ts";
import { imageBase, osOf, type Start, startOf } from "./base.ts";
import { type Expansion, expandWord } from "./expand.ts";
import type { Base, BuildGraph, Stage, StageUse, State, VariableUse } from "./model.ts";
import { reachableStages } from "./reach.ts";
import { type BuildOptions, type GlobalScope, globalScope, lookupIn } from "./scopes.ts";
import { StageFold } from "./stageFold.ts";
import { StageState } from "./stageState.ts";
import { sourceUses } from "./stageUses.ts";
import { collectUses } from "./uses.ts";
import { flagOf } from "./words.ts";

/** The graph of a Dockerfile, with the build arguments of the run. */
export const buildGraph: Query<BuildGraph> = {
  name: "buildGraph",
  compute(reader, uri) {
    return lowerDockerfile(reader.derive(dockerfileSyntax, uri), { buildArgs: reader.parameters().buildArgs });
  },
};

/** The graph of a parsed file under given options. */
export function lowerDockerfile(syntax: DockerfileSyntax, options: BuildOptions): BuildGraph {
  return new Graph(syntax, options);
}

interface MutableStage extends Stage {
  readonly usedBy: StageUse[];
}

class Graph implements BuildGraph {
  readonly syntax: DockerfileSyntax;
  readonly options: BuildOptions;
  readonly stages: readonly MutableStage[];
  readonly #globals: GlobalScope;
  readonly #byName = new Map<string, MutableStage>();
  readonly #owner = new Map<Instruction, MutableStage>();
  readonly #folds = new Map<Stage, StageFold>();
  #uses: readonly VariableUse[] | undefined;
  #usesIn: Map<Instruction, VariableUse[]> | undefined;
  #built: ReadonlySet<Stage> | undefined;

  constructor(syntax: DockerfileSyntax, options: BuildOptions) {
    this.syntax = syntax;
    this.options = options;
    const { globals, groups } = split(syntax.instructions);
    const lastName = groups.at(-1)?.[0].stageName?.raw.toLowerCase();
    this.#globals = globalScope(globals, options, lastName, syntax.escape);
    const stages: MutableStage[] = [];
    for (const group of groups) stages.push(this.#lowerStage(group, stages.length, groups.length));
    this.stages = stages;
    this.#recordUses();
  }

  get globalArgs(): GlobalScope["declared"] {
    return this.#globals.declared;
  }

  stage(nameOrIndex: string): Stage | undefined {
    if (/^[+-]?[0-9]+$/.test(nameOrIndex)) return this.stages[Number(nameOrIndex)];
    return this.#byName.get(nameOrIndex.toLowerCase());
  }

  get built(): ReadonlySet<Stage> {
    const { target } = this.options;
    const stage = (target === undefined ? undefined : this.stage(target)) ?? this.stages.at(-1);
    this.#built ??= stage ? reachableStages(this, stage) : new Set();
    return this.#built;
  }

  stageOf(instruction: Instruction): Stage | undefined {
    return this.#owner.get(this.#top(instruction));
  }

  stateAt(instruction: Instruction, when: "before" | "after"): State {
    const top = this.#top(instruction);
    const stage = this.#owner.get(top);
    const fold = stage && this.#folds.get(stage);
    if (!fold) return GLOBAL_STATE;
    return new StageState(fold, when === "before" ? fold.before(top) : fold.after(top));
  }

  get uses(): readonly VariableUse[] {
    this.#uses ??= collectUses(this.syntax, (word, instruction) => this.#visible(word, instruction));
    return this.#uses;
  }

  usesIn(instruction: Instruction): readonly VariableUse[] {
    if (!this.#usesIn) {
      this.#usesIn = new Map();
      for (const use of this.uses) {
        const list = this.#usesIn.get(use.instruction);
        if (list) list.push(use);
        else this.#usesIn.set(use.instruction, [use]);
      }
    }
    return this.#usesIn.get(instruction) ?? [];
  }

  expand(word: Word, instruction: Instruction): Maybe<string> {
    return this.expansion(word, instruction).value;
  }

  expansion(word: Word, instruction: Instruction): Expansion {
    const top = this.#top(instruction);
    const stage = this.#owner.get(top);
    const fold = stage && this.#folds.get(stage);
    if (fold && top.keyword !== "FROM") return fold.expand(word, fold.positionOf(word, top));
    const variables = top.keyword === "FROM" ? this.#globals.variables : this.#globals.visibleAt(word);
    return expandWord(word.raw, lookupIn(variables), { escape: this.syntax.escape });
  }

  /** A trigger stands where its ONBUILD stands. */
  #top(instruction: Instruction): Instruction {
    return instruction.onbuild ? (this.syntax.instructions[instruction.index] ?? instruction) : instruction;
  }

  #visible(word: Word | undefined, instruction: Instruction): ReturnType<Parameters<typeof collectUses>[1]> {
    const stage = this.#owner.get(instruction);
    const fold = stage && this.#folds.get(stage);
    if (!fold || instruction.keyword === "FROM") {
      const variables =
        instruction.keyword === "FROM" || !word ? this.#globals.variables : this.#globals.visibleAt(word);
      return { find: (name) => variables.get(name), hidden: false };
    }
    const at = word ? fold.positionOf(word, instruction) : fold.before(instruction);
    const variables = fold.variables.view(at);
    const args = fold.args.view(at);
    return { find: (name) => variables.get(name) ?? args.get(name), hidden: !fold.start.envComplete };
  }

  #lowerStage(group: Group, index: number, count: number): MutableStage {
    const [from] = group;
    const image =
      from.image && expandWord(from.image.raw, lookupIn(this.#globals.variables), { escape: this.syntax.escape });
    const platformWord = flagOf(from, "platform")?.value;
    const platform =
      platformWord && expandWord(platformWord.raw, lookupIn(this.#globals.variables), { escape: this.syntax.escape });
    const name = image?.value.known ? image.value.value : undefined;
    // BuildKit keeps stage names in lower case and compares here without folding.
    const parent = name === undefined ? undefined : this.#byName.get(name);
    const base: Base = parent ? { kind: "stage", stage: parent } : imageBase(from, image);
    const fold = this.#fold(base, platform?.value.known ? platform.value.value : undefined);
    if (parent) for (const { trigger } of parent.onbuild) if (trigger) fold.apply(trigger);
    for (const instruction of group) fold.apply(instruction);
    const inheritedRoot = parent?.root;
    const stage: MutableStage = {
      get root() {
        return inheritedRoot ?? stage;
      },
      index,
      from,
      name: from.stageName?.raw.toLowerCase(),
      instructions: group,
      base,
      usedBy: [],
      span: { start: from.span.start, end: group.at(-1)?.span.end ?? from.span.end },
      isFinal: index === count - 1,
      state: new StageState(fold, fold.now),
      os: fold.start.os,
      platform: platform?.value,
      onbuild: fold.onbuild,
    };
    this.#folds.set(stage, fold);
    for (const instruction of group) this.#owner.set(instruction, stage);
    if (stage.name) this.#byName.set(stage.name, stage);
    return stage;
  }

  #fold(base: Base, platform: string | undefined): StageFold {
    const parent = base.kind === "stage" ? base.stage : undefined;
    const start = this.#start(base, platform);
    const hidden = start.envComplete ? undefined : reasonOf(base);
    const context = { escape: this.syntax.escape, options: this.options, globals: this.#globals.variables, hidden };
    return new StageFold(start, parent && this.#endOf(parent), context);
  }

  #endOf(stage: Stage): StageState | undefined {
    const fold = this.#folds.get(stage);
    return fold && new StageState(fold, fold.now);
  }

  #start(base: Base, platform: string | undefined): Start {
    if (base.kind === "stage") return inherited(base.stage);
    return startOf(base, osOf(platform ?? this.options.platform, base, this.syntax.escape));
  }

  #recordUses(): void {
    for (const stage of this.stages) {
      const { base, from } = stage;
      if (base.kind === "stage" && from.image) {
        (base.stage as MutableStage).usedBy.push({ instruction: from, span: from.image.span, kind: "from" });
      }
      for (const instruction of stage.instructions) {
        for (const { name, ...use } of sourceUses(instruction)) {
          // Only COPY knows stages by number.
          const source = use.kind === "copy" ? this.stage(name) : this.#byName.get(name.toLowerCase());
          (source as MutableStage | undefined)?.usedBy.push(use);
        }
      }
    }
  }
}

type Group = readonly [FromInstruction, ...Instruction[]];

/** ARGs before the first FROM, and one group for each FROM. Other instructions before FROM are errors and stand alone. */
function split(instructions: readonly Instruction[]): { globals: readonly ArgInstruction[]; groups: readonly Group[] } {
  const globals: ArgInstruction[] = [];
  const groups: [FromInstruction, ...Instruction[]][] = [];
  for (const instruction of instructions) {
    const group = groups.at(-1);
    if (instruction.keyword === "FROM") groups.push([instruction]);
    else if (group) group.push(instruction);
    else if (instruction.keyword === "ARG") globals.push(instruction);
  }
  return { globals, groups };
}

/** A stage begins with all that its parent stage ended with. */
function inherited({ state, os }: Stage): Start {
  const { env, envComplete, workdir, user, shell, entrypoint, cmd, healthcheck, stopSignal } = state;
  return { os, env, envComplete, workdir, user, shell, entrypoint, cmd, healthcheck, stopSignal };
}

/** Why the stage's base may hold more than we see. */
function reasonOf(base: Base): string {
  const root = base.kind === "stage" ? base.stage.root.base : base;
  return root.kind === "image" ? `it depends on the image ${root.text}` : root.kind === "unknown" ? root.reason : "";
}

/** Before the first FROM there is no configuration. */
const NO_STAGE = "no stage has begun";
const GLOBAL_STATE: State = new StageState(
  new StageFold(startOf({ kind: "unknown", reason: NO_STAGE }, "linux"), undefined, {
    escape: "\\",
    options: { buildArgs: {} },
    globals: new Map(),
    hidden: NO_STAGE,
  }),
  0,
);
