/** The configuration that the built image would have, as far as the file tells. */
import type { FromInstruction, Instruction, OnbuildInstruction } from "../../syntax/dockerfile/syntax.ts";
import { didYouMean } from "../../text/names.ts";
import { quote, shorten } from "../../text/quote.ts";
import type { Maybe } from "../known.ts";
import { lowerDockerfile } from "./graph.ts";
import { type Healthcheck, healthcheckOf } from "./health.ts";
import type { Base, BuildGraph, Command, Stage, State } from "./model.ts";
import { portsOf } from "./ports.ts";

/** As `docker image inspect` shows it under Config; keys that would be empty are left out. */
export interface ImageConfig {
  User?: string;
  ExposedPorts?: Record<string, Record<string, never>>;
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  Volumes?: Record<string, Record<string, never>>;
  WorkingDir?: string;
  Labels?: Record<string, string>;
  StopSignal?: string;
  Shell?: string[];
  OnBuild?: string[];
  Healthcheck?: Healthcheck;
}

export interface ImageConfiguration {
  readonly config: ImageConfig;
  /** Reference of the image at the root of the stage chain, as written where variables hide it; undefined for scratch. */
  readonly base: string | undefined;
  /** Keys of the configuration that also depend on that base or on something else that the file does not tell. */
  readonly unknown: readonly (keyof ImageConfig)[];
}

export interface ImageOptions {
  /** Name or number of the stage; the last one by default. */
  readonly target?: string | undefined;
  /** `os/arch[/variant]`. */
  readonly platform?: string | undefined;
}

/** The configuration of the target; undefined when the file has no such stage. */
export function imageConfiguration(graph: BuildGraph, options: ImageOptions = {}): ImageConfiguration | undefined {
  const asked = options.target !== undefined || options.platform !== undefined;
  const lowered = asked ? lowerDockerfile(graph.syntax, { ...graph.options, ...options }) : graph;
  const stage = options.target === undefined ? lowered.stages.at(-1) : targetOf(lowered, options.target);
  if (!stage) return undefined;
  const { base: root, from } = rootOf(stage);
  const result: Result = { config: {}, unknown: new Set(), fromScratch: root.kind === "scratch" };
  addCollections(result, stage.state);
  addCommand(result, "Entrypoint", stage.state.entrypoint);
  addCommand(result, "Cmd", stage.state.cmd);
  addTexts(result, stage.state);
  addHealthcheck(result, stage.state);
  if (stage.onbuild.length > 0) result.config.OnBuild = stage.onbuild.map(triggerText);
  return {
    config: result.config,
    base: root.kind === "image" ? root.text : root.kind === "unknown" ? from.image?.raw : undefined,
    unknown: [...result.unknown].sort(),
  };
}

/** What is collected; with `fromScratch` no base adds anything. */
interface Result {
  readonly config: ImageConfig;
  readonly unknown: Set<keyof ImageConfig>;
  readonly fromScratch: boolean;
}

/** BuildKit looks targets up by name, in whatever letter case; numbers name none. */
function targetOf(graph: BuildGraph, target: string): Stage | undefined {
  return graph.stages.findLast(({ name }) => name === target.toLowerCase());
}

/** What `docker build --target` says where there is no such stage, with the one that may have been meant. */
export function unknownTarget(graph: BuildGraph, target: string): string | undefined {
  if (targetOf(graph, target)) return undefined;
  const names = graph.stages.flatMap(({ name }) => name ?? []);
  const meant = didYouMean(target, names);
  const known = names.length === 0 ? "No stage has a name." : `There are ${shorten(names.join(", "), 60)}.`;
  return `There is no stage ${quote(target)} to build. ${meant ? `Did you mean ${meant}?` : known}`;
}

interface Root {
  readonly base: Exclude<Base, { kind: "stage" }>;
  readonly from: FromInstruction;
}

/** What the chain of stages stands on, and the FROM that says so. */
function rootOf(stage: Stage): Root {
  let { base, from } = stage;
  while (base.kind === "stage") ({ base, from } = base.stage);
  return { base, from };
}

function addCollections({ config, unknown, fromScratch }: Result, state: State): void {
  const env = [...state.env.values()].filter((variable) => fromScratch || variable.kind !== "base");
  const lines = env.flatMap(({ name, value }) => (value.known ? [`${name}=${value.value}`] : []));
  if (lines.length > 0) config.Env = lines;
  const ports = state.exposed.flatMap(({ port }) => portsOf(port));
  if (ports.length > 0) config.ExposedPorts = Object.fromEntries(ports.map((port) => [port, {}]));
  if (state.volumes.length > 0) config.Volumes = Object.fromEntries(state.volumes.map(({ path }) => [path, {}]));
  const labels = [...state.labels].flatMap(([name, { value }]) => (value.known ? [[name, value.value]] : []));
  if (labels.length > 0) config.Labels = Object.fromEntries(labels);
  for (const key of state.uncertain) unknown.add(key);
  if (!fromScratch) for (const key of ["Env", "ExposedPorts", "Volumes", "Labels"] as const) unknown.add(key);
}

/** A command that the base brings is not told by the file, even where we happen to know it. */
function addCommand({ config, unknown }: Result, key: "Entrypoint" | "Cmd", command: Maybe<Command | undefined>): void {
  if (!command.known) unknown.add(key);
  if (!command.known || !command.value) return;
  const { instruction, stored, storedCertain } = command.value;
  if (!instruction || !storedCertain) unknown.add(key);
  if (instruction && stored.length > 0) config[key] = [...stored];
}

function addTexts(result: Result, { workdir, user, stopSignal, shell, setBy }: State): void {
  addText(result, "User", user, setBy.user);
  addText(result, "WorkingDir", workdir, setBy.workdir);
  addText(result, "StopSignal", stopSignal, setBy.stopSignal);
  if (setBy.shell && shell.known) result.config.Shell = [...shell.value];
  else if (!result.fromScratch) result.unknown.add("Shell");
}

function addText(
  { config, unknown, fromScratch }: Result,
  key: "User" | "WorkingDir" | "StopSignal",
  value: Maybe<string | undefined>,
  setBy: Instruction | undefined,
): void {
  const told = setBy !== undefined || fromScratch;
  if (!value.known || !told) unknown.add(key);
  else if (value.value) config[key] = value.value;
}

function addHealthcheck({ config, unknown }: Result, { healthcheck }: State): void {
  if (!healthcheck.known) unknown.add("Healthcheck");
  if (!healthcheck.known || healthcheck.value?.keyword !== "HEALTHCHECK") return;
  const check = healthcheckOf(healthcheck.value);
  if (check) config.Healthcheck = check;
}

/** The trigger as the image keeps it: its line and the heredocs that belong to it. */
function triggerText({ argumentText, heredocs }: OnbuildInstruction): string {
  return [argumentText, ...heredocs.map(({ content, name }) => content + name)].join("\n");
}
