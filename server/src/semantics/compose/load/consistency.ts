/** Checks of the project's active services (compose-go, loader/validate.go). */
import type { LoadContext } from "./context.ts";
import { checkCycles } from "./cycles.ts";
import { checkLimits } from "./limits.ts";
import { checkMounts } from "./mounts.ts";
import type { ProblemLog } from "./problem.ts";
import {
  child,
  entriesOf,
  type Entry,
  isNull,
  itemsOf,
  type MappingValue,
  type Origin,
  printed,
  textOf,
  type Value,
} from "./value.ts";

/** The decoded model, with the services told apart by whether a profile starts them. */
export interface Consistency {
  readonly model: MappingValue;
  readonly active: ReadonlyMap<string, Entry>;
  readonly inactive: ReadonlyMap<string, Entry>;
}

export function checkConsistency(project: Consistency, context: LoadContext): void {
  const { log } = context;
  for (const [name, entry] of project.active) {
    if (entry.value.kind !== "mapping") continue;
    checkSource(name, entry, entry.value, context);
    checkBuild(name, entry.value, project, context);
    checkNetworks(name, entry.value, project, context);
    checkHealthTest(entry.value, log);
    if (context.complete) {
      checkDependencies(name, entry.value, project, log);
      checkSharedNetwork(entry.value, project, log);
      checkResources(name, entry.value, project.model, log);
    }
    checkLimits(entry.value, log);
    checkMounts(entry.value, log);
  }
  checkContainerNames(project.active, log);
  checkSecrets(project.model, log);
  checkJobNames(project, log);
  checkCycles(project.active, log);
}

function checkSource(name: string, entry: Entry, service: MappingValue, { log, complete }: LoadContext): void {
  if (service.entries.has("build") || service.entries.has("image") || service.entries.has("provider")) return;
  // What it extends, or an included file, may bring one.
  if (!complete) return;
  log.error(
    "no-image",
    entry.key ?? service,
    `The service "${name}" has neither "image" nor "build". Compose cannot run it.`,
  );
}

function checkBuild(name: string, service: MappingValue, project: Consistency, { log, complete }: LoadContext): void {
  const build = service.entries.get("build")?.value;
  const [inline, file] = [entriesOf(build).get("dockerfile_inline"), entriesOf(build).get("dockerfile")];
  if (inline && file)
    log.error("conflict", inline.key, '"dockerfile" and "dockerfile_inline" exclude each other.', file.key);
  for (const { value } of entriesOf(child(build, "additional_contexts")).values()) {
    const text = textOf(value);
    if (!complete || !text?.startsWith("service:")) continue;
    const target = text.slice("service:".length);
    const other = project.active.get(target) ?? project.inactive.get(target);
    if (other === undefined)
      log.error("undefined-service", value, `The context "${text}" names a service that is not defined.`);
    else if (child(other.value, "build") === undefined)
      log.error("conflict", value, `"${name}" builds on "${target}", which has no "build".`, other.key);
  }
  const platform = service.entries.get("platform")?.value;
  const platforms = itemsOf(child(build, "platforms"));
  if (platform === undefined || platforms.length === 0 || platforms.some((one) => printed(one) === printed(platform)))
    return;
  log.error("conflict", platform, `"platforms" of the build lacks "${printed(platform)}", which the service runs on.`);
}

function checkNetworks(
  name: string,
  service: MappingValue,
  { model }: Consistency,
  { log, complete }: LoadContext,
): void {
  const mode = service.entries.get("network_mode");
  const networks = service.entries.get("networks");
  if (mode && entriesOf(networks?.value).size > 0)
    log.error("conflict", mode.key, `"network_mode" and "networks" exclude each other in "${name}".`, networks?.key);
  if (!complete) return;
  const declared = entriesOf(child(model, "networks"));
  for (const [network, { key }] of entriesOf(networks?.value)) {
    if (key !== undefined && !declared.has(network))
      log.error(
        "undefined-network",
        key,
        `No top-level "networks" entry declares "${network}". Compose refuses the project.`,
      );
  }
}

/** Normalising makes a dependency of it; without that it is looked at here. */
function checkSharedNetwork(service: MappingValue, { active, inactive }: Consistency, log: ProblemLog): void {
  const mode = service.entries.get("network_mode")?.value;
  const text = textOf(mode);
  if (mode === undefined || !text?.startsWith("service:")) return;
  const name = text.slice("service:".length);
  if (!active.has(name) && !inactive.has(name))
    log.error(
      "undefined-service",
      mode,
      `"network_mode" names "${name}", and there is no such service. Compose refuses the project.`,
    );
}

function checkHealthTest(service: MappingValue, log: ProblemLog): void {
  const [first] = itemsOf(child(service, "healthcheck", "test"));
  if (first === undefined || ["CMD", "CMD-SHELL", "NONE"].includes(printed(first))) return;
  log.error(
    "health-test",
    first,
    `The list "test" begins with "CMD", "CMD-SHELL" or "NONE", not with "${printed(first)}".`,
  );
}

function checkDependencies(name: string, service: MappingValue, project: Consistency, log: ProblemLog): void {
  for (const [other, { key, value }] of entriesOf(service.entries.get("depends_on")?.value)) {
    if (project.active.has(other)) continue;
    const at: Origin | undefined = key ?? value.origin;
    if (project.inactive.has(other)) {
      const required = child(value, "required");
      if (required?.kind === "scalar" && required.data === false) continue;
      const profiles = itemsOf(child(project.inactive.get(other)?.value, "profiles")).map(printed);
      const which = profiles.map((profile) => `"--profile ${profile}"`).join(" or ");
      log.error(
        "inactive-service",
        at,
        `"${name}" needs "${other}", which only runs with ${which}. Compose refuses that.`,
        project.inactive.get(other)?.key,
      );
    } else if (entriesOf(child(project.model, "jobs")).has(other)) {
      log.error(
        "undefined-service",
        at,
        `"${name}" cannot depend on the job "${other}": services depend on services only.`,
      );
    } else
      log.error(
        "undefined-service",
        at,
        `"${name}" names "${other}", and there is no such service. Compose refuses the project.`,
      );
  }
}

type Place = (service: MappingValue) => readonly (readonly [string, Origin | undefined, Value])[];

const sources =
  (...path: readonly string[]): Place =>
  (service) =>
    itemsOf(child(service, ...path)).flatMap((item) => {
      const source = child(item, "source");
      return source && !isNull(source) ? [[printed(source), source.origin, source] as const] : [];
    });

const RESOURCES: readonly (readonly [
  string,
  "undefined-volume" | "undefined-secret" | "undefined-config" | "undefined-model",
  Place,
])[] = [
  [
    "volumes",
    "undefined-volume",
    (service) =>
      itemsOf(child(service, "volumes")).flatMap((item) => {
        const source = child(item, "source");
        return source && textOf(child(item, "type")) === "volume" && printed(source) !== ""
          ? [[printed(source), source.origin, source] as const]
          : [];
      }),
  ],
  ["secrets", "undefined-secret", sources("build", "secrets")],
  ["configs", "undefined-config", sources("configs")],
  ["secrets", "undefined-secret", sources("secrets")],
  [
    "models",
    "undefined-model",
    (service) => [...entriesOf(child(service, "models"))].map(([name, { key, value }]) => [name, key, value] as const),
  ],
];

function checkResources(name: string, service: MappingValue, model: MappingValue, log: ProblemLog): void {
  for (const [section, code, place] of RESOURCES) {
    const declared = entriesOf(child(model, section));
    for (const [resource, at, value] of place(service)) {
      if (declared.has(resource) || (value.kind === "scalar" && !value.certain)) continue;
      log.error(
        code,
        at,
        `No top-level "${section}" entry declares "${resource}", which "${name}" uses. Compose refuses the project.`,
      );
    }
  }
}

/** Not the loader but the command checks this, for every project (types/project.go, CheckContainerNameUnicity). */
function checkContainerNames(active: ReadonlyMap<string, Entry>, log: ProblemLog): void {
  const names = new Map<string, { readonly service: string; readonly origin: Origin | undefined }>();
  for (const [service, { value }] of active) {
    const name = child(value, "container_name");
    const text = textOf(name);
    if (name?.kind !== "scalar" || text === undefined || text === "" || !name.certain) continue;
    const first = names.get(text);
    if (first)
      log.error(
        "container-name",
        name,
        `"${first.service}" has the container name "${text}" too. Compose refuses the project.`,
        first.origin,
      );
    else names.set(text, { service, origin: name.origin });
  }
}

function checkSecrets(model: MappingValue, log: ProblemLog): void {
  for (const [name, { key, value }] of entriesOf(child(model, "secrets"))) {
    const entries = entriesOf(value);
    if (entries.has("external") || entries.has("file") || entries.has("environment")) continue;
    log.error("no-source", key ?? value, `The secret "${name}" needs "file" or "environment".`);
  }
}

function checkJobNames({ model, active, inactive }: Consistency, log: ProblemLog): void {
  for (const [name, { key, value }] of entriesOf(child(model, "jobs"))) {
    const service = active.get(name) ?? inactive.get(name);
    if (service)
      log.error("conflict", key ?? value, `"${name}" is both a service and a job, and names are unique.`, service.key);
  }
}
