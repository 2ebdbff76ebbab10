/** What BuildKit would make of a Dockerfile: stages, variables and their scopes, the image's configuration at a point. */
import type {
  DockerfileSyntax,
  FromInstruction,
  Instruction,
  InstructionOf,
  VariablePart,
  Word,
} from "../../syntax/dockerfile/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { ImageReference } from "../image/reference.ts";
import type { Maybe } from "../known.ts";
import type { Expansion } from "./expand.ts";
import type { Os } from "./paths.ts";
import type { BuildOptions } from "./scopes.ts";

/** The whole file, lowered. */
export interface BuildGraph {
  readonly syntax: DockerfileSyntax;
  /** ARGs before the first FROM. */
  readonly globalArgs: readonly Variable[];
  readonly stages: readonly Stage[];
  /** By name (case-insensitive, the last of equal names wins as in BuildKit) or index. */
  stage(nameOrIndex: string): Stage | undefined;
  /** The stages that a build of the target (the last one by default) makes; the others are skipped. */
  readonly built: ReadonlySet<Stage>;
  /** The stage that an instruction stands in; undefined before the first FROM. */
  stageOf(instruction: Instruction): Stage | undefined;
  /** The configuration just before (`"before"`) or just after an instruction took effect. */
  stateAt(instruction: Instruction, when: "before" | "after"): State;
  /**
   * Every use of a variable in the file that the builder (not a shell) expands, with what it stands for. Those inside
   * ONBUILD are left out: they belong to another build. BuildKit's own check says nothing of names in EXPOSE.
   */
  readonly uses: readonly VariableUse[];
  /** Those of `uses` that stand in one instruction. */
  usesIn(instruction: Instruction): readonly VariableUse[];
  /** Value of a word at its instruction. */
  expand(word: Word, instruction: Instruction): Maybe<string>;
  /** The same with what BuildKit would fail with, the names that had no value, and the words after splitting. */
  expansion(word: Word, instruction: Instruction): Expansion;
  /** What was given from outside: build arguments, target, platform. */
  readonly options: BuildOptions;
}

export interface Stage {
  readonly index: number;
  readonly from: FromInstruction;
  readonly name: string | undefined;
  /** FROM itself and everything up to the next FROM. */
  readonly instructions: readonly Instruction[];
  readonly base: Base;
  /** The stage at the bottom of the stages that this one is made from: itself where no stage is its base. */
  readonly root: Stage;
  /** Stages (and their instructions) that use this one: FROM, COPY --from, RUN --mount from. */
  readonly usedBy: readonly StageUse[];
  readonly span: Span;
  /** True for the last stage, which a plain `docker build` makes. */
  readonly isFinal: boolean;
  /** Configuration at the end of the stage. */
  readonly state: State;
  /** The operating system that the stage is built for, as far as the file tells ("linux" otherwise). */
  readonly os: Os;
  /** Value of `--platform`; undefined without the flag. */
  readonly platform: Maybe<string> | undefined;
  /** Triggers that this stage leaves for images made from it. */
  readonly onbuild: readonly InstructionOf<"ONBUILD">[];
}

export interface StageUse {
  readonly instruction: Instruction;
  readonly span: Span;
  readonly kind: "from" | "copy" | "mount";
}

export type Base =
  | { readonly kind: "stage"; readonly stage: Stage }
  | { readonly kind: "scratch" }
  | { readonly kind: "image"; readonly text: string; readonly reference: ImageReference | undefined }
  | { readonly kind: "unknown"; readonly reason: string };

/** A declared variable. */
export interface Variable {
  readonly name: string;
  readonly kind: "arg" | "env" | "predefined" | "base";
  /** "global": before FROM; else the stage's. */
  readonly scope: "global" | "stage";
  readonly value: Maybe<string>;
  /** ARG without default and without build argument: declared but unset. */
  readonly unset: boolean;
  /** The instruction and name that made it; undefined for predefined ones and those of a base image. */
  readonly instruction: Instruction | undefined;
  readonly nameSpan: Span | undefined;
  /** The variable that this one was inherited from (global ARG, parent stage). */
  readonly inheritedFrom: Variable | undefined;
}

export interface VariableUse {
  readonly part: VariablePart;
  readonly instruction: Instruction;
  /** What it stands for there; undefined when nothing of that name is visible. */
  readonly variable: Variable | undefined;
  /** True when the base image (which we cannot see) may define it. */
  readonly mayComeFromBase: boolean;
}

export interface Command {
  readonly form: "exec" | "shell";
  /** Argv without the shell. For shell form: one item, the text. */
  readonly argv: readonly string[];
  /** As Docker stores it: shell form with the shell in front. */
  readonly stored: readonly string[];
  /** False when `stored` only assumes Docker's default shell, because an unseen base may have set another one. */
  readonly storedCertain: boolean;
  /** Undefined when the base image brought the command. */
  readonly instruction: Instruction | undefined;
}

/** Configuration at a point of a stage. `Maybe` where an unseen base may decide. */
export interface State {
  /** What `$NAME` means to the builder here: ENV and ARG share one scope, the later one wins. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** What the image will carry. */
  readonly env: ReadonlyMap<string, Variable>;
  /** Declared so far in this stage and the stages that it is made from. */
  readonly args: ReadonlyMap<string, Variable>;
  /** False when the base image is unseen, so that it may define more variables. */
  readonly envComplete: boolean;
  readonly workdir: Maybe<string>;
  /** "" = root by default. */
  readonly user: Maybe<string>;
  readonly shell: Maybe<readonly string[]>;
  readonly entrypoint: Maybe<Command | undefined>;
  readonly cmd: Maybe<Command | undefined>;
  readonly exposed: readonly { readonly port: string; readonly instruction: Instruction }[];
  readonly volumes: readonly { readonly path: string; readonly instruction: Instruction }[];
  readonly labels: ReadonlyMap<string, { readonly value: Maybe<string>; readonly instruction: Instruction }>;
  readonly healthcheck: Maybe<Instruction | undefined>;
  readonly stopSignal: Maybe<string | undefined>;
  /** Parts of the stage's configuration where some value is not known. */
  readonly uncertain: ReadonlySet<"Env" | "Labels" | "ExposedPorts" | "Volumes">;
  /** Which instruction last set workdir, user, shell, stop signal. */
  readonly setBy: {
    readonly workdir?: Instruction;
    readonly user?: Instruction;
    readonly shell?: Instruction;
    readonly stopSignal?: Instruction;
  };
}
