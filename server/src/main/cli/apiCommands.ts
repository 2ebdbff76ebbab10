/** `format` and `inspect`: what the functions of the programming interface with these names do, over files on disk. */
import { basename, resolve as absolute } from "node:path";
import { formattedText } from "../../features/shared/format.ts";
import { DEFAULT_FORMAT } from "../../features/shared/formatOptions.ts";
import { Session } from "../../workspace/session.ts";
import { Snapshot } from "../../workspace/snapshot.ts";
import { SourceFile } from "../../workspace/sourceFile.ts";
import { inspect } from "../api.ts";
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
  const result = await inspect({ [name]: textOf(host, path) }, name, options);
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

/** One line a finding on standard error; the exit code that it makes. */
export function told(errors: readonly Finding[], host: Host, before = ""): ExitCode {
  for (const { path, range, message } of errors) host.err(`${path}:${range.start.line + 1}: ${before}${message}\n`);
  return errors.length > 0 ? 1 : 0;
}

function textOf(host: Host, path: string): string {
  const found = readTextFile(absolute(host.cwd, path), path);
  if (found === undefined) throw new UsageError(`cannot read ${path}: it is no text file`);
  return found;
}
