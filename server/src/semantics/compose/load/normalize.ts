/** What Compose makes explicit after merging (compose-go, loader/normalize.go). */
import type { Environment } from "./environment.ts";
import { cleanPath } from "./shortVolumes.ts";
import {
  child,
  type Entry,
  isNull,
  itemsOf,
  mapEntries,
  type MappingValue,
  mapItems,
  mapping,
  printed,
  record,
  scalar,
  textOf,
  type Value,
  withEntries,
} from "./value.ts";

const SECTIONS = ["services", "jobs"];

export function normalize(model: MappingValue, environment: Environment): MappingValue {
  let result = withDefaultNetwork(model);
  for (const section of SECTIONS) {
    const workloads = result.entries.get(section)?.value;
    if (workloads?.kind !== "mapping") continue;
    const next = mapEntries(workloads, (value) => (value.kind === "mapping" ? workload(value, environment) : value));
    result = withEntries(result, { [section]: next });
  }
  return named(result);
}

/** Services without networks join `default`, which then exists. */
function withDefaultNetwork(model: MappingValue): MappingValue {
  let used = false;
  let result = model;
  for (const section of SECTIONS) {
    const workloads = model.entries.get(section)?.value;
    if (workloads?.kind !== "mapping") continue;
    const next = mapEntries(workloads, (value) => {
      if (value.kind !== "mapping" || value.entries.has("provider") || value.entries.has("network_mode")) return value;
      const networks = value.entries.get("networks")?.value;
      const count = networks?.kind === "mapping" ? networks.entries.size : 0;
      if (count > 0) {
        if (networks?.kind === "mapping" && networks.entries.has("default")) used = true;
        return value;
      }
      used = true;
      return withEntries(value, { networks: record({ default: scalar(null) }) });
    });
    result = withEntries(result, { [section]: next });
  }
  const networks = result.entries.get("networks")?.value;
  if (!used || child(networks, "default") !== undefined) return result;
  const entries = new Map(networks?.kind === "mapping" ? networks.entries : []);
  entries.set("default", { key: undefined, value: scalar(null) });
  return withEntries(result, { networks: mapping(entries, networks) });
}

function workload(service: MappingValue, environment: Environment): MappingValue {
  const changes: Record<string, Value | undefined> = {};
  const policy = service.entries.get("pull_policy")?.value;
  if (textOf(policy) === "if_not_present") changes["pull_policy"] = scalar("missing", policy);
  const build = service.entries.get("build")?.value;
  if (build?.kind === "mapping") changes["build"] = normalBuild(build, environment);
  const variables = service.entries.get("environment")?.value;
  if (variables !== undefined) changes["environment"] = resolved(variables, environment, true);
  const volumes = service.entries.get("volumes")?.value;
  if (volumes?.kind === "sequence") changes["volumes"] = mapItems(volumes, cleanTarget);
  const dependencies = withImplicit(service);
  if (dependencies !== undefined) changes["depends_on"] = dependencies;
  return Object.keys(changes).length === 0 ? service : withEntries(service, changes);
}

function normalBuild(build: MappingValue, environment: Environment): MappingValue {
  const changes: Record<string, Value | undefined> = {};
  if (isNull(build.entries.get("context")?.value)) changes["context"] = scalar(".");
  if (isNull(build.entries.get("dockerfile")?.value) && isNull(build.entries.get("dockerfile_inline")?.value))
    changes["dockerfile"] = scalar("Dockerfile");
  const args = build.entries.get("args")?.value;
  if (args !== undefined) changes["args"] = resolved(args, environment, false);
  return withEntries(build, changes);
}

function cleanTarget(volume: Value): Value {
  const target = volume.kind === "mapping" ? volume.entries.get("target")?.value : undefined;
  const text = textOf(target);
  if (volume.kind !== "mapping" || text === undefined || text === "") return volume;
  const clean = cleanPath(text);
  return clean === text ? volume : withEntries(volume, { target: scalar(clean, target) });
}

/** Names without value take the value of the variable of that name. */
function resolved(value: Value, environment: Environment, keepEmpty: boolean): Value {
  if (value.kind === "sequence") {
    const items = value.items.flatMap((item): Value[] => {
      const text = textOf(item);
      if (text === undefined || text.includes("=")) return [item];
      const found = environment.lookup(text);
      if (found.value !== undefined) return [taken(`${text}=${found.value}`, item, found.certain)];
      return keepEmpty || !found.certain ? [item] : [];
    });
    return { ...value, items };
  }
  if (value.kind !== "mapping") return value;
  return mapEntries(value, (inner, key) => {
    if (!isNull(inner)) return inner;
    const found = environment.lookup(key);
    if (found.value !== undefined) return taken(found.value, inner, found.certain);
    return keepEmpty || !found.certain ? inner : undefined;
  });
}

function taken(text: string, from: Value, certain: boolean): Value {
  return { ...scalar(text, from), certain };
}

/** `depends_on` with what links, shared namespaces and `volumes_from` imply; undefined where there is none. */
function withImplicit(service: MappingValue): MappingValue | undefined {
  const own = service.entries.get("depends_on")?.value;
  const entries = new Map<string, Entry>(own?.kind === "mapping" ? own.entries : []);
  const add = (name: string, from: Value, restart: boolean) => {
    if (entries.has(name)) return;
    const dependency = record({
      condition: scalar("service_started"),
      restart: scalar(restart),
      required: scalar(true),
    });
    entries.set(name, { key: from.origin, value: dependency });
  };
  for (const link of itemsOf(service.entries.get("links")?.value)) {
    const parts = printed(link).split(":");
    add(parts.length === 2 ? (parts[0] ?? "") : printed(link), link, true);
  }
  for (const namespace of ["network_mode", "ipc", "pid", "uts", "cgroup"]) {
    const value = service.entries.get(namespace)?.value;
    const text = textOf(value);
    if (value && text?.startsWith("service:")) add(text.slice("service:".length), value, true);
  }
  for (const from of itemsOf(service.entries.get("volumes_from")?.value)) {
    const text = printed(from);
    if (!text.startsWith("container:")) add(text.split(":")[0] ?? "", from, false);
  }
  return entries.size === 0 ? undefined : mapping(entries, own);
}

/** Resources are called PROJECT_KEY unless they say otherwise. */
function named(model: MappingValue): MappingValue {
  const project = model.entries.get("name")?.value;
  const changes: Record<string, Value> = {};
  for (const section of ["networks", "volumes", "configs", "secrets"]) {
    const resources = model.entries.get(section)?.value;
    if (resources?.kind !== "mapping") continue;
    changes[section] = mapEntries(resources, (value, key) => {
      const resource = value.kind === "mapping" ? value : mapping(new Map(), value);
      if (!isNull(resource.entries.get("name")?.value)) return resource;
      const external = resource.entries.get("external")?.value;
      const isExternal = external?.kind === "scalar" && String(external.data) === "true";
      return withEntries(resource, {
        name: scalar(isExternal ? key : `${project ? printed(project) : "<nil>"}_${key}`),
      });
    });
  }
  return withEntries(model, changes);
}
