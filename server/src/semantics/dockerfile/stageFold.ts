/** One stage, instruction by instruction, as BuildKit dispatches them: who sets what, and what that leaves behind. */
import type {
  ArgInstruction,
  CommandForm,
  CommandInstruction,
  Instruction,
  KeyValue,
  KeyValueInstruction,
  OnbuildInstruction,
  ShellInstruction,
  Word,
  WordsInstruction,
} from "../../syntax/dockerfile/syntax.ts";
import { type Maybe, known, unknown, valueOf } from "../known.ts";
import { type Start, defaultShell } from "./base.ts";
import { type Expansion, type Lookup, expandWord } from "./expand.ts";
import type { Command, State, Variable } from "./model.ts";
import { isAbsolutePath, joinWorkdir } from "./paths.ts";
import { formatPort, parsePort } from "./ports.ts";
import { BUILDER_ARGS, type BuildOptions } from "./scopes.ts";
import { NameTimeline, Timeline } from "./timeline.ts";

export interface FoldContext {
  readonly escape: "\\" | "`";
  readonly options: BuildOptions;
  /** What FROM sees, for ARGs that a stage takes over. */
  readonly globals: ReadonlyMap<string, Variable>;
  /** Why variables that the stage does not set are unknown; undefined when nothing can hide. */
  readonly hidden: string | undefined;
}

export type SetBy = { -readonly [K in keyof State["setBy"]]: Instruction };

/** The end of the parent stage. */
export type Inherited = State & { readonly hiddenByArg: ReadonlySet<string>; readonly fold: StageFold };

/** The timelines of one stage. Positions count the instructions and, within ARG, the single arguments. */
export class StageFold {
  readonly start: Start;
  readonly variables: NameTimeline<Variable>;
  readonly env: NameTimeline<Variable>;
  readonly args: NameTimeline<Variable>;
  readonly labels: NameTimeline<{ readonly value: Maybe<string>; readonly instruction: Instruction }>;
  readonly workdir: Timeline<Maybe<string>>;
  readonly user: Timeline<Maybe<string>>;
  readonly shell: Timeline<Maybe<readonly string[]>>;
  readonly entrypoint: Timeline<Maybe<Command | undefined>>;
  readonly cmd: Timeline<Maybe<Command | undefined>>;
  readonly healthcheck: Timeline<Maybe<Instruction | undefined>>;
  readonly stopSignal: Timeline<Maybe<string | undefined>>;
  readonly setBy: Timeline<SetBy>;
  readonly exposed: { readonly at: number; readonly port: string; readonly instruction: Instruction }[] = [];
  readonly volumes: { readonly at: number; readonly path: string; readonly instruction: Instruction }[] = [];
  /** Triggers for the images built from this one, as written. */
  readonly onbuild: OnbuildInstruction[] = [];
  /** Parts of the configuration that hold something whose value is not known. */
  readonly uncertain = new Set<"Env" | "Labels" | "ExposedPorts" | "Volumes">();
  /** Names of ENV variables that an ARG hides at the end: a stage made from this one sees the ENV again. */
  readonly hiddenByArg = new Set<string>();
  /** The end of the stage that this one is made from. */
  readonly parent: Inherited | undefined;
  readonly #context: FoldContext;
  readonly #before = new Map<Instruction, number>();
  readonly #after = new Map<Instruction, number>();
  readonly #positions = new Map<Word, number>();
  #now = 0;
  #cmdSet = false;

  constructor(start: Start, parent: Inherited | undefined, context: FoldContext) {
    const fold = start.os === "windows";
    this.start = start;
    this.parent = parent;
    this.#context = context;
    this.variables = new NameTimeline(parent?.variables ?? start.env, fold);
    this.env = new NameTimeline(parent?.env ?? start.env, fold);
    this.args = new NameTimeline(parent?.args ?? new Map(), fold);
    this.labels = new NameTimeline(parent?.labels ?? new Map(), false);
    this.workdir = new Timeline(start.workdir);
    this.user = new Timeline(start.user);
    this.shell = new Timeline(start.shell);
    this.entrypoint = new Timeline(start.entrypoint);
    this.cmd = new Timeline(start.cmd);
    this.healthcheck = new Timeline(start.healthcheck);
    this.stopSignal = new Timeline(start.stopSignal);
    this.setBy = new Timeline(parent?.setBy ?? {});
    for (const part of parent?.uncertain ?? []) this.uncertain.add(part);
    for (const name of parent?.hiddenByArg ?? []) {
      const variable = parent?.env.get(name);
      if (variable) this.variables.set(0, name, variable);
    }
  }

  /** Where the builder stands after everything so far. */
  get now(): number {
    return this.#now;
  }

  before(instruction: Instruction): number {
    return this.#before.get(instruction) ?? 0;
  }

  after(instruction: Instruction): number {
    return this.#after.get(instruction) ?? this.#now;
  }

  /** Where the values stand that a word sees. */
  positionOf(word: Word, instruction: Instruction): number {
    return this.#positions.get(word) ?? this.before(instruction);
  }

  /** What a name stands for at a position. */
  lookupAt(at: number): Lookup {
    const variables = this.variables.view(at);
    return (name) => {
      const variable = variables.get(name);
      if (variable) return variable.value;
      return this.#context.hidden === undefined
        ? "unset"
        : unknown(`${name} may come from the base: ${this.#context.hidden}`);
    };
  }

  expand(word: Word, at: number): Expansion {
    return expandWord(word.raw, this.lookupAt(at), { escape: this.#context.escape });
  }

  apply(instruction: Instruction): void {
    this.#before.set(instruction, this.#now);
    if (instruction.keyword === "ARG") for (const pair of instruction.pairs) this.#declare(instruction, pair);
    else {
      const at = this.#now++;
      this.#dispatch(instruction, at);
    }
    this.#after.set(instruction, this.#now);
  }

  #dispatch(instruction: Instruction, at: number): void {
    switch (instruction.keyword) {
      case "ENV":
      case "LABEL":
        for (const pair of instruction.pairs) this.#assign(instruction, pair, at);
        return;
      case "WORKDIR":
        this.#setWorkdir(instruction, at);
        return;
      case "USER":
      case "STOPSIGNAL":
        this.#setText(instruction, at);
        return;
      case "SHELL":
        this.#setShell(instruction);
        return;
      case "CMD":
      case "ENTRYPOINT":
        this.#setCommand(instruction);
        return;
      case "HEALTHCHECK":
        this.healthcheck.set(this.#now, known(instruction));
        return;
      case "EXPOSE":
        this.#expose(instruction, at);
        return;
      case "VOLUME":
        this.#addVolumes(instruction, at);
        return;
      case "ONBUILD":
        this.onbuild.push(instruction);
    }
  }

  #declare(instruction: ArgInstruction, pair: KeyValue): void {
    const { options, globals } = this.#context;
    const name = pair.name.raw;
    const at = this.#now++;
    if (pair.value) this.#positions.set(pair.value, at);
    const given = Object.hasOwn(options.buildArgs, name) ? options.buildArgs[name] : undefined;
    const global = pair.value === undefined ? globals.get(name) : undefined;
    let value: Maybe<string> | undefined;
    if (given !== undefined) value = known(given);
    else if (pair.value) value = this.expand(pair.value, at).value;
    else if (global && !global.unset) value = global.value;
    const variable: Variable = {
      name,
      kind: "arg",
      scope: "stage",
      value: value ?? unknown(`ARG ${name} has no value without a build argument`),
      unset: value === undefined,
      instruction,
      nameSpan: pair.name.span,
      inheritedFrom: global,
    };
    this.args.set(this.#now, name, variable);
    // An ARG without a value leaves an ENV of that name alone; one with a value hides it for the rest of the build.
    if (variable.unset || BUILDER_ARGS.has(name)) return;
    this.variables.set(this.#now, name, variable);
    if (this.env.view(at).has(name)) this.hiddenByArg.add(name);
  }

  #assign(instruction: KeyValueInstruction, pair: KeyValue, at: number): void {
    const expandedName = this.expand(pair.name, at).value;
    const value: Maybe<string> = pair.value ? this.expand(pair.value, at).value : known("");
    const name = expandedName.known ? expandedName.value : pair.name.raw;
    if (!value.known || !expandedName.known) this.uncertain.add(instruction.keyword === "ENV" ? "Env" : "Labels");
    if (instruction.keyword === "LABEL") {
      this.labels.set(this.#now, name, { value, instruction });
      return;
    }
    const variable: Variable = {
      name,
      kind: "env",
      scope: "stage",
      value,
      unset: false,
      instruction,
      nameSpan: pair.name.span,
      inheritedFrom: undefined,
    };
    this.variables.set(this.#now, name, variable);
    this.env.set(this.#now, name, variable);
    this.hiddenByArg.delete(name);
  }

  #setWorkdir(instruction: WordsInstruction, at: number): void {
    if (!instruction.whole) return;
    const { os } = this.start;
    const path = this.expand(instruction.whole, at).value;
    const current = this.workdir.get(at);
    const absolute = path.known && isAbsolutePath(path.value, os);
    let next: Maybe<string> = path.known && !absolute && !current.known ? current : path;
    if (path.known && (absolute || current.known)) {
      const joined = joinWorkdir(valueOf(current) ?? "", path.value, os);
      next = joined === undefined ? unknown("the path is not on the system drive") : known(joined);
    }
    this.workdir.set(this.#now, next);
    this.#setBy("workdir", instruction);
  }

  #setText(instruction: WordsInstruction, at: number): void {
    if (!instruction.whole) return;
    const { value } = this.expand(instruction.whole, at);
    if (instruction.keyword === "USER") {
      this.user.set(this.#now, value);
      this.#setBy("user", instruction);
    } else {
      this.stopSignal.set(this.#now, value);
      this.#setBy("stopSignal", instruction);
    }
  }

  #setShell(instruction: ShellInstruction): void {
    const items = instruction.command.json?.items.map(({ value }) => value);
    if (!items || items.length === 0) return;
    this.shell.set(this.#now, known(items));
    this.#setBy("shell", instruction);
  }

  #setCommand(instruction: CommandInstruction): void {
    const command = this.#command(instruction.command, instruction);
    if (instruction.keyword === "CMD") {
      this.#cmdSet = true;
      this.cmd.set(this.#now, known(command));
      return;
    }
    this.entrypoint.set(this.#now, known(command.stored.length === 0 ? undefined : command));
    // A CMD that was inherited belonged to the old entry point; one of this stage stays.
    if (!this.#cmdSet) this.cmd.set(this.#now, known(undefined));
  }

  #command(form: CommandForm, instruction: Instruction): Command {
    const exec = form.json?.items.map(({ value }) => value);
    if (exec) return { form: "exec", argv: exec, stored: exec, storedCertain: true, instruction };
    const shell = this.shell.get(this.#now);
    const stored = [...(valueOf(shell) ?? defaultShell(this.start.os)), form.joined];
    return { form: "shell", argv: [form.joined], stored, storedCertain: shell.known, instruction };
  }

  #expose(instruction: WordsInstruction, at: number): void {
    for (const word of instruction.words) {
      const { words } = this.expand(word, at);
      if (!words) this.uncertain.add("ExposedPorts");
      for (const text of words ?? []) {
        const range = parsePort(text);
        if (range) this.exposed.push({ at: this.#now, port: formatPort(range), instruction });
      }
    }
  }

  #addVolumes(instruction: WordsInstruction, at: number): void {
    for (const word of instruction.words) {
      const path = this.expand(word, at).value;
      if (!path.known) this.uncertain.add("Volumes");
      else if (path.value !== "") this.volumes.push({ at: this.#now, path: path.value, instruction });
    }
  }

  #setBy(what: keyof SetBy, instruction: Instruction): void {
    this.setBy.set(this.#now, { ...this.setBy.get(this.#now), [what]: instruction });
  }
}
