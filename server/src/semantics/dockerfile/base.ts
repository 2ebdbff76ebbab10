/** What a stage starts from: another stage, nothing, an image that we know something of, or the unknown. */
import type { FromInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { baseImageFacts } from "../image/baseImages.ts";
import { type ImageReference, parseImageReference } from "../image/reference.ts";
import { type Maybe, known, unknown, valueOf } from "../known.ts";
import type { Expansion } from "./expand.ts";
import type { Base, Command, Variable } from "./model.ts";
import type { Os } from "./paths.ts";

/** The configuration that a stage begins with. */
export interface Start {
  readonly os: Os;
  readonly env: ReadonlyMap<string, Variable>;
  readonly envComplete: boolean;
  readonly workdir: Maybe<string>;
  readonly user: Maybe<string>;
  readonly shell: Maybe<readonly string[]>;
  readonly entrypoint: Maybe<Command | undefined>;
  readonly cmd: Maybe<Command | undefined>;
  readonly healthcheck: Maybe<Instruction | undefined>;
  readonly stopSignal: Maybe<string | undefined>;
}

const DEFAULT_PATH: Readonly<Record<Os, string>> = {
  linux: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
  windows: "c:\\Windows\\System32;c:\\Windows;C:\\Windows\\System32\\WindowsPowerShell\\v1.0",
};

/** The shell that wraps shell-form commands where no SHELL was set. */
export function defaultShell(os: Os): readonly string[] {
  return os === "windows" ? ["cmd", "/S", "/C"] : ["/bin/sh", "-c"];
}

/** What the expanded name of FROM stands for when no stage before it has that name. */
export function imageBase(from: FromInstruction, name: Expansion | undefined): Base {
  if (!name) return { kind: "unknown", reason: "FROM names no image" };
  if (!name.value.known) return { kind: "unknown", reason: name.value.reason };
  const text = name.value.value;
  if (text === "") return { kind: "unknown", reason: `${from.image?.raw ?? ""} is empty without build arguments` };
  if (text === "scratch") return { kind: "scratch" };
  return { kind: "image", text, reference: parseImageReference(text) };
}

/** The operating system of a stage: what `--platform` says, else the base image, else the escape character. */
export function osOf(platform: string | undefined, base: Base, escapeCharacter: "\\" | "`"): Os {
  if (platform !== undefined && platform !== "") return /^windows(?:\/|\(|$)/i.test(platform) ? "windows" : "linux";
  if (base.kind === "image" && base.reference) {
    const { registry, repository, tag = "" } = base.reference;
    if (registry === "mcr.microsoft.com" && /(?:^|\/)(?:windows|nanoserver|servercore)(?:$|\/|-)/.test(repository))
      return "windows";
    if (/nanoserver|windowsservercore/.test(tag)) return "windows";
    if (baseImageFacts(base.reference)) return "linux";
  }
  return escapeCharacter === "`" ? "windows" : "linux";
}

/** The start of a stage that is not made from another one. */
export function startOf(base: Exclude<Base, { kind: "stage" }>, os: Os): Start {
  if (base.kind === "scratch") return emptyStart(os);
  const reason = base.kind === "image" ? `it depends on the image ${base.text}` : base.reason;
  const none = unknown(reason);
  const reference = base.kind === "image" ? base.reference : undefined;
  const known = reference && knownStart(reference, os);
  if (known) return known;
  return {
    os,
    env: pathOf(os, none),
    envComplete: false,
    workdir: none,
    user: none,
    shell: none,
    entrypoint: none,
    cmd: none,
    healthcheck: none,
    stopSignal: none,
  };
}

function emptyStart(os: Os): Start {
  return {
    os,
    env: os === "linux" ? pathOf(os, known(DEFAULT_PATH.linux)) : new Map(),
    envComplete: true,
    workdir: known("/"),
    user: known(""),
    shell: known(defaultShell(os)),
    entrypoint: known(undefined),
    cmd: known(undefined),
    healthcheck: known(undefined),
    stopSignal: known(undefined),
  };
}

function knownStart(reference: ImageReference, os: Os): Start | undefined {
  const facts = os === "linux" ? baseImageFacts(reference) : undefined;
  if (!facts) return undefined;
  const reason = `it depends on the image ${reference.text}`;
  const env = new Map(pathOf(os, unknown(reason)));
  for (const name of facts.env) env.set(name, baseVariable(name, unknown(reason)));
  const shell = valueOf(facts.shellSet) === false ? known(defaultShell(os)) : unknown(reason);
  return {
    os,
    env,
    envComplete: facts.envComplete,
    workdir: facts.workdir,
    user: facts.user,
    shell,
    entrypoint: commandOf(facts.entrypoint),
    cmd: commandOf(facts.cmd),
    healthcheck: unknown(reason),
    stopSignal: facts.stopSignal,
  };
}

function commandOf(argv: Maybe<readonly string[]>): Maybe<Command | undefined> {
  if (!argv.known) return argv;
  if (argv.value.length === 0) return known(undefined);
  return known({ form: "exec", argv: argv.value, stored: argv.value, storedCertain: true, instruction: undefined });
}

/** Docker sets PATH where the base image has none, except on Windows. */
function pathOf(os: Os, value: Maybe<string>): ReadonlyMap<string, Variable> {
  const variable = baseVariable("PATH", value);
  return new Map(os === "windows" && !value.known ? [] : [["PATH", variable]]);
}

function baseVariable(name: string, value: Maybe<string>): Variable {
  return {
    name,
    kind: "base",
    scope: "stage",
    value,
    unset: false,
    instruction: undefined,
    nameSpan: undefined,
    inheritedFrom: undefined,
  };
}
