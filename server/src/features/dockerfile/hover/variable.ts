/** Names of ARG and ENV and every `$NAME`: the value, where it comes from, how far it reaches. */
import { lowerDockerfile } from "../../../semantics/dockerfile/graph.ts";
import type { Stage, Variable, VariableUse } from "../../../semantics/dockerfile/model.ts";
import { valueOf } from "../../../semantics/known.ts";
import type { Instruction } from "../../../syntax/dockerfile/syntax.ts";
import { code, list, paragraphs } from "../../../text/markdown.ts";
import { enumerate, line, type Place, short, show, stageName } from "./place.ts";

/** Of a declaration: `ARG NAME=…`, `ENV NAME=…`. */
export function variableHere(variable: Variable, place: Place): string {
  return paragraphs(`${kindOf(variable)} ${code(variable.name)}`, list(factsOf(variable, place)));
}

/** Of a use `$NAME` that the builder expands. */
export function useHere({ part, instruction, variable, mayComeFromBase }: VariableUse, place: Place): string {
  if (!variable) return unsetHere(part.name, instruction, mayComeFromBase, place);
  const value = variable.unset ? "" : valueOf(variable.value);
  const note =
    part.modifier === undefined || value === undefined ? undefined : defaultNote(part.modifier, value, variable.unset);
  return paragraphs(`${kindOf(variable)} ${code(part.name)}`, list(factsOf(variable, place)), note);
}

/** Of a name in the text of a RUN, which the shell expands with what ARG and ENV put into its environment. */
export function shellUseHere(name: string, instruction: Instruction, place: Place): string {
  const state = place.graph.stateAt(instruction, "before");
  const variable = state.variables.get(name);
  if (!variable)
    return `${unsetHere(name, instruction, !state.envComplete, place)} The shell of this \`${instruction.keyword}\` may set it itself.`;
  return paragraphs(useHeading(variable, name), list(factsOf(variable, place)));
}

function useHeading(variable: Variable, name: string): string {
  return `${kindOf(variable)} ${code(name)}, expanded by the shell while the image is built`;
}

/** Its value, who sets it, and who sees it. */
function factsOf(variable: Variable, place: Place): readonly string[] {
  return [valueLine(variable, place), ...perPlatform(variable, place), ...reach(variable, place)];
}

function kindOf({ kind, scope }: Variable): string {
  if (kind === "arg") return scope === "global" ? "Global build argument" : "Build argument";
  return {
    env: "Environment variable",
    predefined: "Predefined build argument",
    base: "Environment variable of the base image",
  }[kind];
}

const PLATFORMS = ["linux/amd64", "linux/arm64", "linux/arm/v7"];

/** What a variable is on the usual platforms, where it depends on the platform of the build. */
function perPlatform({ name, value, instruction }: Variable, { graph }: Place): readonly string[] {
  if (value.known || !/platform of the build/.test(value.reason)) return [];
  const values = PLATFORMS.flatMap((platform) => {
    const other = lowerDockerfile(graph.syntax, { ...graph.options, platform });
    const found =
      instruction && graph.stageOf(instruction)
        ? other.stateAt(instruction, "after").variables.get(name)
        : other.globalArgs.find((one) => one.name === name);
    const known = found && valueOf(found.value);
    return known === undefined ? [] : [{ platform: code(platform), text: code(known || "(empty)") }];
  });
  const [first] = values;
  if (!first) return [];
  if (values.every(({ text }) => text === first.text))
    return [`${first.text} for ${enumerate(values.map(({ platform }) => platform))} alike.`];
  return [`${enumerate(values.map(({ platform, text }) => `${text} for ${platform}`))}.`];
}

function valueLine(variable: Variable, place: Place): string {
  const value = variable.unset ? "none, because nobody gives it one" : show(variable.value);
  return `Value: ${value}${origin(variable, place)}`;
}

function origin(variable: Variable, place: Place): string {
  if (variable.instruction === undefined) return variable.kind === "predefined" ? " (set by the builder)" : "";
  const own = `${code(variable.instruction.keywordText.toUpperCase())} on ${line(variable.instruction, place)}`;
  const from = variable.inheritedFrom?.instruction;
  if (variable.kind === "arg" && variable.name in place.graph.options.buildArgs)
    return ` (${own}, given as build argument)`;
  return from && from !== variable.instruction ? ` (${own}, which takes it from ${line(from, place)})` : ` (${own})`;
}

function reach(variable: Variable, place: Place): readonly string[] {
  const { instruction, kind, scope } = variable;
  if (!instruction) return kind === "base" ? ["Set by the base image, so containers have it, too."] : [];
  if (scope === "global") return globalReach(variable, place);
  const stage = place.graph.stageOf(instruction);
  if (!stage) return [];
  const children = heirs(stage, place);
  const inherited = children.length > 0 ? `, and in ${enumerate(children.map(stageName))}, built on it` : "";
  if (kind === "arg")
    return [
      `Seen from ${line(instruction, place)} to the end of ${stageName(stage)}${inherited}. Gone when a container runs.`,
    ];
  const rest = stage.isFinal || children.some(({ isFinal }) => isFinal);
  return [
    `Seen from the next instruction to the end of ${stageName(stage)}${inherited}.`,
    rest
      ? "Containers of the finished image have it, too."
      : `The finished image does not have it: it is not built on ${stageName(stage)}.`,
  ];
}

function globalReach({ name }: Variable, place: Place): readonly string[] {
  const declares = (stage: Stage) => stage.state.args.has(name);
  const seeing = place.graph.stages.filter(declares);
  const blind = place.graph.stages.filter((stage) => !declares(stage) && !stage.state.env.has(name));
  return [
    "Seen by the `FROM` lines below it, not inside the stages.",
    ...(seeing.length > 0 ? [`Brought in with \`ARG ${name}\` by ${enumerate(seeing.map(stageName))}.`] : []),
    ...(blind.length > 0
      ? [`Not seen in ${enumerate(blind.map(stageName))}. \`ARG ${name}\` below \`FROM\` would bring it in.`]
      : []),
  ];
}

/** Stages that are made from this one, directly or over others. */
function heirs(stage: Stage, { graph }: Place): readonly Stage[] {
  const found = new Set<Stage>([stage]);
  for (const other of graph.stages) if (other.base.kind === "stage" && found.has(other.base.stage)) found.add(other);
  found.delete(stage);
  return [...found];
}

function unsetHere(name: string, instruction: Instruction, mayComeFromBase: boolean, place: Place): string {
  const { globalArgs } = place.graph;
  const global = globalArgs.find((variable) => variable.name === name);
  const stage = place.graph.stageOf(instruction);
  const base = mayComeFromBase ? ", unless the base image sets it" : "";
  if (global?.instruction && stage) {
    return `${code(name)} is unset here${base}: the \`ARG\` on ${line(global.instruction, place)} stands before \`FROM\`, and ${stageName(stage)} does not declare it. \`ARG ${name}\` below \`FROM\` brings it in.`;
  }
  return `${code(name)} is unset here${base}: nothing above sets it in this stage.`;
}

function defaultNote(modifier: string, value: string, unset: boolean): string | undefined {
  const counts = unset || (modifier.startsWith(":") && value === "");
  if (/^:?-$/.test(modifier))
    return counts ? "So the default written here counts." : "So the default written here does not count.";
  if (/^:?\+$/.test(modifier)) return counts ? "So this stands for nothing." : "So the text behind the `+` counts.";
  return /^:?\?$/.test(modifier) && counts ? "So the build stops with the message written here." : undefined;
}

/** The variables that an ARG or ENV declares, one line each. */
export function declarationsHere(variables: readonly Variable[], place: Place): string | undefined {
  if (variables.length === 0) return undefined;
  if (variables.length === 1 && variables[0]) return list(factsOf(variables[0], place));
  const names = variables.map(
    (variable) => `${short(variable.name)}: ${variable.unset ? "no value" : show(variable.value)}`,
  );
  return list([...names, ...(variables[0] ? reach(variables[0], place) : [])]);
}

/** The variables that an instruction declares, in its order. */
export function declaredBy(instruction: Instruction, { graph }: Place): readonly Variable[] {
  if (instruction.keyword !== "ARG" && instruction.keyword !== "ENV") return [];
  if (!graph.stageOf(instruction))
    return graph.globalArgs.filter((variable) => variable.instruction?.index === instruction.index);
  const state = graph.stateAt(instruction, "after");
  const known = instruction.keyword === "ARG" ? state.args : state.env;
  return instruction.pairs.flatMap(({ name }) => known.get(name.literal ?? name.raw) ?? []);
}
