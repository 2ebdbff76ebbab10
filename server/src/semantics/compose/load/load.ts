/**
 * Loads a project as Compose does: files over one another, includes and extended services, defaults, normal form,
 * checks. Never throws; a part that Compose would refuse is reported and left as far as it can be read. Time is linear
 * in the size of the files with their aliases expanded, which `fromYaml.ts` bounds.
 */
import type { Reader } from "../../../workspace/derive.ts";
import type { Uri } from "../../../workspace/uri.ts";
import { checkConsistency } from "./consistency.ts";
import { LoadContext, type LoadOptions } from "./context.ts";
import { decode } from "./decode.ts";
import { Environment } from "./environment.ts";
import { loadFile } from "./loadFile.ts";
import { loadFiles } from "./loadFiles.ts";
import { normalize } from "./normalize.ts";
import { type Problem, ProblemLog } from "./problem.ts";
import { type ProjectName, projectName } from "./projectName.ts";
import { withFileValues } from "./resolveEnvironment.ts";
import {
  child,
  type Entry,
  entriesOf,
  itemsOf,
  mapEntries,
  type MappingValue,
  mapping,
  printed,
  scalar,
  withEntries,
} from "./value.ts";

/** A loaded project. */
export interface LoadedProject {
  readonly name: ProjectName;
  /** All services, active or not, in normal form and with long forms everywhere; every part knows its origin. */
  readonly model: MappingValue;
  /** The services that start: without profiles, or with one that is asked for. */
  readonly active: ReadonlyMap<string, Entry>;
  readonly inactive: ReadonlyMap<string, Entry>;
  /** What Compose would refuse or warn of, all of it, in the order of loading. */
  readonly problems: readonly Problem[];
  /** False where something could not be seen (a remote include, a file not fetched yet): more may be declared there. */
  readonly complete: boolean;
  readonly environment: Environment;
  /** Everything that was read. */
  readonly files: ReadonlySet<Uri>;
}

export function loadProject(reader: Reader, given: LoadOptions): LoadedProject {
  const log = new ProblemLog(reader);
  const naming = new LoadContext(reader, given, log, { file: loadFile, files: loadFiles });
  const name = projectName(naming);
  const options = { ...given, environment: withName(given.environment, name) };
  const context = new LoadContext(reader, options, log, { file: loadFile, files: loadFiles });
  for (const uri of options.configs) context.look(uri);
  const loaded = loadFiles(context, options.configs, {
    folder: options.folder,
    environment: options.environment,
    including: [],
    skipInclude: options.skipInclude === true,
    skipExtends: options.skipExtends === true,
    skipValidation: options.skipValidation === true,
  });
  checkNotEmpty(loaded, name, context);
  const project = withEntries(loaded, { name: { ...scalar(name.name), origin: name.origin, certain: name.certain } });
  const normal = options.skipNormalization ? project : normalize(project, options.environment);
  return finish(decode(normal, log), name, context);
}

function finish(model: MappingValue, name: ProjectName, context: LoadContext): LoadedProject {
  const { options, log } = context;
  const services = model.entries.get("services")?.value;
  const active = new Map<string, Entry>();
  const inactive = new Map<string, Entry>();
  for (const [service, entry] of entriesOf(services))
    (isActive(entry, options.profiles) ? active : inactive).set(service, entry);
  if (!options.skipConsistencyCheck) checkConsistency({ model, active, inactive }, context);
  const full =
    services?.kind !== "mapping"
      ? services
      : mapEntries(services, (value, service) => {
          if (value.kind !== "mapping" || !active.has(service)) return value;
          return withFileValues(value, context);
        });
  for (const [service, entry] of entriesOf(full)) if (active.has(service)) active.set(service, entry);
  return {
    name,
    model: full === undefined ? model : withEntries(model, { services: full }),
    active,
    inactive,
    problems: log.problems,
    complete: context.complete,
    environment: options.environment,
    files: context.files,
  };
}

function isActive({ value }: Entry, profiles: readonly string[]): boolean {
  const own = itemsOf(child(value, "profiles")).map(printed);
  return own.length === 0 || profiles.includes("*") || own.some((profile) => profiles.includes(profile));
}

/** `${COMPOSE_PROJECT_NAME}` is the project's name. */
function withName(environment: Environment, { name, origin, certain }: ProjectName): Environment {
  const variables = new Map(environment.variables);
  variables.set("COMPOSE_PROJECT_NAME", { value: name, certain, origin });
  return new Environment(variables, environment.complete);
}

function checkNotEmpty(model: MappingValue, name: ProjectName, { options, log }: LoadContext): void {
  const [first] = options.configs;
  const start = first === undefined ? undefined : { uri: first, span: { start: 0, end: 0 } };
  if (first === undefined) log.error("no-file", undefined, "There is no Compose file here.");
  else if (model.entries.size === 0 && !log.problems.some(({ severity }) => severity === "error"))
    log.error("empty", start, "This Compose file is empty, and Compose refuses it.");
  if (name.name === "" && !options.skipValidation)
    log.error(
      "project-name",
      name.origin ?? start,
      "The project has no name: nothing of what stands here can be part of one.",
    );
}

/** The project as Compose prints it, as a value: active services only. */
export function printedProject({ model, active }: LoadedProject): MappingValue {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of model.entries) if (key !== "services") entries.set(key, entry);
  const services = model.entries.get("services")?.value;
  entries.set("services", { key: undefined, value: mapping(active, services) });
  return mapping(entries, model);
}
