/** Variables that exist before any stage: those that the builder predefines and the ARGs above the first FROM. */
import type { ArgInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { type Maybe, known, unknown } from "../known.ts";
import { type Expansion, type Lookup, expandWord } from "./expand.ts";
import type { Variable } from "./model.ts";
import { NameTimeline } from "./timeline.ts";

/** What a build is told from outside. */
export interface BuildOptions {
  readonly buildArgs: Readonly<Record<string, string>>;
  /** `os/arch[/variant]`; undefined: whatever the builder's machine is. */
  readonly platform?: string | undefined;
  readonly target?: string | undefined;
}

/** Names that FROM sees without a declaration and a stage after `ARG NAME`. */
export const PLATFORM_ARGS = [
  "BUILDPLATFORM",
  "BUILDOS",
  "BUILDOSVERSION",
  "BUILDARCH",
  "BUILDVARIANT",
  "TARGETPLATFORM",
  "TARGETOS",
  "TARGETOSVERSION",
  "TARGETARCH",
  "TARGETVARIANT",
  "TARGETSTAGE",
] as const;

/** Build arguments that RUN gets without a declaration. */
export const PROXY_ARGS = [
  "HTTP_PROXY",
  "http_proxy",
  "HTTPS_PROXY",
  "https_proxy",
  "FTP_PROXY",
  "ftp_proxy",
  "NO_PROXY",
  "no_proxy",
  "ALL_PROXY",
  "all_proxy",
] as const;

/** ARGs that steer the builder and never become variables. */
export const BUILDER_ARGS: ReadonlySet<string> = new Set(["BUILDKIT_SBOM_SCAN_CONTEXT", "BUILDKIT_SBOM_SCAN_STAGE"]);

export interface GlobalScope {
  /** Predefined variables and the global ARGs: what FROM sees. */
  readonly variables: ReadonlyMap<string, Variable>;
  /** Every declaration in order. */
  readonly declared: readonly Variable[];
  /** What names mean in a value of a global ARG: only what stands before it. */
  visibleAt(word: Word): ReadonlyMap<string, Variable>;
}

/** `lastStage`: name of the last stage, which TARGETSTAGE is when no target was asked for. */
export function globalScope(
  args: readonly ArgInstruction[],
  options: BuildOptions,
  lastStage: string | undefined,
  escapeCharacter: "\\" | "`",
): GlobalScope {
  const variables = new NameTimeline(new Map(predefined(options, lastStage)), false);
  const declared: Variable[] = [];
  const positions = new Map<Word, number>();
  for (const instruction of args) {
    for (const pair of instruction.pairs) {
      const visible = variables.view(declared.length);
      if (pair.value) positions.set(pair.value, declared.length);
      const variable = declareGlobal(instruction, pair, visible, options, escapeCharacter);
      declared.push(variable);
      // A declaration without a value hides nothing.
      if (!variable.unset || !visible.has(variable.name)) variables.set(declared.length, variable.name, variable);
    }
  }
  return {
    variables: new Map(variables.view(declared.length)),
    declared,
    visibleAt: (word) => variables.view(positions.get(word) ?? declared.length),
  };
}

/** How names are looked up among the global variables: nothing is hidden there, so a missing name is unset. */
export function lookupIn(variables: ReadonlyMap<string, Variable>): Lookup {
  return (name) => {
    const variable = variables.get(name);
    return variable === undefined || variable.unset ? "unset" : variable.value;
  };
}

function declareGlobal(
  instruction: ArgInstruction,
  pair: ArgInstruction["pairs"][number],
  variables: ReadonlyMap<string, Variable>,
  options: BuildOptions,
  escapeCharacter: "\\" | "`",
): Variable {
  const name = pair.name.raw;
  const given = Object.hasOwn(options.buildArgs, name) ? options.buildArgs[name] : undefined;
  const expansion: Expansion | undefined =
    pair.value && expandWord(pair.value.raw, lookupIn(variables), { escape: escapeCharacter });
  const value: Maybe<string> | undefined = given === undefined ? expansion?.value : known(given);
  return {
    name,
    kind: "arg",
    scope: "global",
    value: value ?? unknown(`ARG ${name} has no default value`),
    unset: value === undefined,
    instruction,
    nameSpan: pair.name.span,
    inheritedFrom: value === undefined ? variables.get(name) : undefined,
  };
}

function* predefined(options: BuildOptions, lastStage: string | undefined): Iterable<[string, Variable]> {
  const values = platformValues(options.platform);
  values.set("TARGETSTAGE", options.target ?? (lastStage || "default"));
  for (const name of PLATFORM_ARGS) {
    const given = Object.hasOwn(options.buildArgs, name) ? options.buildArgs[name] : values.get(name);
    const value = given === undefined ? unknown(`${name} depends on the platform of the build`) : known(given);
    const origin = { instruction: undefined, nameSpan: undefined, inheritedFrom: undefined };
    yield [name, { name, kind: "predefined", scope: "global", value, unset: false, ...origin }];
  }
}

/** Only the target's side: what the builder's own machine is stays open. */
function platformValues(platform: string | undefined): Map<string, string> {
  if (platform === undefined) return new Map();
  const [os = "", arch = "", variant = ""] = platform.split("/");
  return new Map([
    ["TARGETPLATFORM", platform],
    ["TARGETOS", os],
    ["TARGETOSVERSION", ""],
    ["TARGETARCH", arch],
    ["TARGETVARIANT", variant],
  ]);
}
