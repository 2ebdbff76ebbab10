/** `resolve`: prints what `docker compose config` would. */
import { existsSync } from "node:fs";
import { dirname, resolve as absolute } from "node:path";
import { DEFAULT_FILES } from "../../semantics/compose/project.ts";
import { Session } from "../../workspace/session.ts";
import { Snapshot } from "../../workspace/snapshot.ts";
import { NodeFileSystem, pathOfUri, uriOfPath } from "../nodeFileSystem.ts";
import { resolveProject } from "../resolveProject.ts";
import { told } from "./apiCommands.ts";
import { choice, type OptionTable, parseArguments, texts } from "./arguments.ts";
import { type ExitCode, type Host, UsageError } from "./host.ts";
import { yamlText } from "./yamlText.ts";

const OPTIONS: OptionTable = {
  file: { type: "string", short: "f", multiple: true },
  "env-file": { type: "string", multiple: true },
  profile: { type: "string", multiple: true },
  format: { type: "string" },
};

export async function runResolve(args: readonly string[], host: Host): Promise<ExitCode> {
  const parsed = parseArguments(args, OPTIONS);
  if (parsed.positionals.length > 0) throw new UsageError("resolve takes its files by -f FILE");
  const format = choice(parsed, "format", ["yaml", "json"]) ?? "yaml";
  const paths = (name: string) => texts(parsed, name).map((path) => existing(host, path));
  const configs = paths("file");
  const options = { configs, envFiles: paths("env-file"), profiles: texts(parsed, "profile"), env: variables(host) };
  const folder = configs.length > 0 ? host.cwd : projectFolder(host);
  const session = new Session(new NodeFileSystem(), Snapshot.empty([uriOfPath(folder)]));
  const home = uriOfPath(host.cwd);
  const pathOf = (uri: string) =>
    uri.startsWith(`${home}/`) ? decodeURIComponent(uri.slice(home.length + 1)) : (pathOfUri(uri) ?? uri);
  const { model, errors, warnings } = await resolveProject(session, uriOfPath(folder), options, pathOf);
  if (errors.length === 1 && errors[0]?.path === "") throw new UsageError("no Compose file here; name one by -f FILE");
  told(warnings, host, "warning: ");
  if (errors.length > 0) return told(errors, host);
  const printed = withoutFiles(escaped(model));
  host.out(format === "json" ? `${JSON.stringify(printed, undefined, 2)}\n` : yamlText(printed));
  return 0;
}

function existing(host: Host, path: string): string {
  const full = absolute(host.cwd, path);
  if (!existsSync(full)) throw new UsageError(`cannot read ${path}: it is not there`);
  return full;
}

function variables(host: Host): Record<string, string> {
  const set = Object.entries(host.env).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  return Object.fromEntries(set);
}

/** The folder with a Compose file: this one or the nearest above, unless COMPOSE_FILE says which files to take. */
function projectFolder(host: Host): string {
  if (host.env["COMPOSE_FILE"] !== undefined || existsSync(absolute(host.cwd, ".env"))) return host.cwd;
  for (let folder = host.cwd; ; folder = dirname(folder)) {
    if (DEFAULT_FILES.some((name) => existsSync(absolute(folder, name)))) return folder;
    if (dirname(folder) === folder) return host.cwd;
  }
}

/** Dollars are doubled, so that the output can be loaded again. */
function escaped(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("$", "$$$$");
  if (Array.isArray(value)) return value.map(escaped);
  if (value === null || typeof value !== "object") return value;
  const sorted = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, inner]) => [key, escaped(inner)]));
}

/** The project's name stands first, its services before everything else. */
function rank(key: string): number {
  return key === "name" ? 0 : key === "services" ? 1 : 2;
}

/** What env files bring stands in the environment of each service. */
function withoutFiles(model: unknown): unknown {
  const { services = {}, ...rest } = model as { services?: Record<string, Record<string, unknown>> };
  const cleaned = Object.entries(services).map(([name, { env_file: _, ...service }]) => [name, service] as const);
  const { name, ...others } = rest as Record<string, unknown>;
  return { name, services: Object.fromEntries(cleaned), ...others };
}
