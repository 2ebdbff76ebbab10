/** `format`, `inspect` and `resolve`: what the functions of the programming interface with these names do, over files on disk. */
import { existsSync } from "node:fs";
import { basename, resolve as absolute } from "node:path";
import { formattedText } from "../../features/shared/format.ts";
import { DEFAULT_FORMAT } from "../../features/shared/formatOptions.ts";
import { Session } from "../../workspace/session.ts";
import { Snapshot } from "../../workspace/snapshot.ts";
import { SourceFile } from "../../workspace/sourceFile.ts";
import { inspect, resolve } from "../api.ts";
import type { Finding } from "../apiTypes.ts";
import { buildArguments, choice, flag, type OptionTable, parseArguments, text, texts } from "./arguments.ts";
import { type ExitCode, type Host, UsageError } from "./host.ts";
import { NodeFileSystem, uriOfPath } from "../nodeFileSystem.ts";
import { readTextFile, rewriteTextFile } from "./textFile.ts";

const INSPECT_OPTIONS: OptionTable = {
  target: { type: "string" },
  platform: { type: "string" },
  "build-arg": { type: "string", multiple: true },
  format: { type: "string" },
};

const RESOLVE_OPTIONS: OptionTable = {
  file: { type: "string", short: "f", multiple: true },
  "env-file": { type: "string", multiple: true },
  profile: { type: "string", multiple: true },
  format: { type: "string" },
};

/** What Compose looks for, in its order. */
const COMPOSE_FILES = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

export async function runFormat(args: readonly string[], host: Host): Promise<ExitCode> {
  const parsed = parseArguments(args, { check: { type: "boolean" } });
  if (parsed.positionals.length === 0) throw new UsageError("format needs at least one file");
  const session = new Session(new NodeFileSystem(), Snapshot.empty([uriOfPath(host.cwd)]));
  let changed = false;
  for (const path of parsed.positionals) {
    const file = absolute(host.cwd, path);
    const before = textOf(host, path);
    // By its place, so that `.editorconfig` files count; the text comes from the same reading that is written back.
    const source = new SourceFile(uriOfPath(file), before);
    session.snapshot = session.snapshot.withFiles([[source.uri, source]]);
    const after = await session.settle((reader) => formattedText(reader, source.uri, DEFAULT_FORMAT));
    if (after === before) continue;
    changed = true;
    if (flag(parsed, "check")) host.out(`${path}\n`);
    else rewriteTextFile(file, path, after);
  }
  return changed && flag(parsed, "check") ? 1 : 0;
}

export async function runInspect(args: readonly string[], host: Host): Promise<ExitCode> {
  const parsed = parseArguments(args, INSPECT_OPTIONS);
  const [path, ...more] = parsed.positionals;
  if (path === undefined || more.length > 0) throw new UsageError("inspect needs exactly one Dockerfile");
  const target = text(parsed, "target");
  const platform = text(parsed, "platform");
  const output = choice(parsed, "format", ["pretty", "json"]) ?? "pretty";
  const name = basename(path);
  const options = {
    buildArgs: { ...buildArguments(texts(parsed, "build-arg"), host.env) },
    ...(target === undefined ? {} : { target }),
    ...(platform === undefined ? {} : { platform }),
  };
  const result = await available("inspect", inspect({ [name]: textOf(host, path) }, name, options));
  if (output === "json") host.out(`${JSON.stringify(result, undefined, 2)}\n`);
  else host.out(pretty(result));
  return told(result.errors, host);
}

function pretty({ config, base, unknown }: Awaited<ReturnType<typeof inspect>>): string {
  const lines = Object.entries(config).map(([key, value]) => {
    const depends = unknown.includes(key) ? "   (and what the base image sets)" : "";
    return `${key.padEnd(13)} ${typeof value === "string" ? value : JSON.stringify(value)}${depends}`;
  });
  const silent = unknown.filter((key) => !Object.hasOwn(config, key));
  const rest = silent.length > 0 ? [`${"From the base".padEnd(13)} ${silent.join(", ")}`] : [];
  return `${[`${"Base".padEnd(13)} ${base ?? "scratch"}`, ...lines, ...rest].join("\n")}\n`;
}

export async function runResolve(args: readonly string[], host: Host): Promise<ExitCode> {
  const parsed = parseArguments(args, RESOLVE_OPTIONS);
  if (parsed.positionals.length > 0) throw new UsageError("resolve takes its files by -f FILE");
  choice(parsed, "format", ["yaml", "json"]);
  const given = texts(parsed, "file");
  const found = COMPOSE_FILES.find((name) => existsSync(absolute(host.cwd, name)));
  const configs = given.length > 0 ? given : found === undefined ? [] : [found];
  if (configs.length === 0) throw new UsageError("no Compose file here; name one by -f FILE");
  const envFiles = texts(parsed, "env-file");
  const files = Object.fromEntries([...configs, ...envFiles].map((path) => [path, textOf(host, path)]));
  const result = await available("resolve", resolve(files, { configs, envFiles, profiles: texts(parsed, "profile") }));
  // JSON is YAML: one way of printing serves both formats.
  host.out(`${JSON.stringify(result.model ?? null, undefined, 2)}\n`);
  return told(result.errors, host);
}

function told(errors: readonly Finding[], host: Host): ExitCode {
  for (const { path, range, message } of errors) host.err(`${path}:${range.start.line + 1}: ${message}\n`);
  return errors.length > 0 ? 1 : 0;
}

function textOf(host: Host, path: string): string {
  const found = readTextFile(absolute(host.cwd, path), path);
  if (found === undefined) throw new UsageError(`cannot read ${path}: it is no text file`);
  return found;
}

/** The result, or a UsageError for a function that this version does not have. */
async function available<T>(command: string, result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    if ((error as { code?: unknown }).code === "NOT_IMPLEMENTED") throw new UsageError(`${command} is not there yet`);
    throw error;
  }
}
