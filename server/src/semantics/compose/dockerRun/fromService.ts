/** A Compose service as a `docker run` command, and a note for everything that such a command cannot say. */
import { parseDuration } from "../durations.ts";
import { quoteWord } from "./commandLine.ts";
import { type Data, type DataMap, type Draft, isList, isMap, put, take } from "./data.ts";
import { FLAGS, type Flag, type Special } from "./flags.ts";
import { gpuFlag } from "./gpus.ts";
import { mountFlags } from "./mounts.ts";
import { networkFlag } from "./networks.ts";

/** The project as `resolve` gives it, as far as a service needs it. */
export interface ProjectParts {
  readonly name: string;
  readonly services: DataMap;
  readonly volumes: DataMap;
  readonly networks: DataMap;
}

export interface RunText {
  /** Over several lines, for a POSIX shell; without a line end. */
  readonly command: string;
  /** What it leaves out, one line each. */
  readonly notes: readonly string[];
}

/** A flag's value; true for a flag that stands alone. */
type Use = readonly [flag: string, value: string | true];

/** The command for a service of a loaded project: long forms, variables put in. Undefined where there is no such service. */
export function runOfService(name: string, project: ProjectParts): RunText | undefined {
  const found = Object.hasOwn(project.services, name) ? project.services[name] : undefined;
  if (!isMap(found)) return undefined;
  const service: Draft = { ...found };
  const notes: string[] = [];
  // `environment` and `labels` hold what these files say.
  take(service, ["env_file"]);
  take(service, ["label_file"]);
  limitsOfDeploy(service);
  const entrypoint = words(take(service, ["entrypoint"]));
  const command = words(take(service, ["command"])) ?? [];
  const image = take(service, ["image"]);
  const uses: Use[] = FLAGS.flatMap((flag) => usesOf(flag, service, project, notes));
  if (entrypoint !== undefined) uses.push(["entrypoint", entrypoint[0] ?? ""]);
  const lines = uses.map(([flag, value]) => (value === true ? `--${flag}` : `--${flag} ${quoteWord(value)}`));
  const last = [
    typeof image === "string" ? image : `${project.name}-${name}`,
    ...(entrypoint ?? []).slice(1),
    ...command,
  ];
  notes.push(...leftOver(service, ""));
  return { command: ["docker run", ...lines, last.map(quoteWord).join(" ")].join(" \\\n  "), notes };
}

/** Docker knows these limits by flags. */
function limitsOfDeploy(service: Draft): void {
  const resources = ["deploy", "resources"];
  for (const [path, key] of [
    [["limits", "memory"], "mem_limit"],
    [["limits", "cpus"], "cpus"],
    [["limits", "pids"], "pids_limit"],
    [["reservations", "memory"], "mem_reservation"],
  ] as const) {
    const value = take(service, [...resources, ...path]);
    if (value !== undefined && value !== null && !Object.hasOwn(service, key)) service[key] = value;
  }
}

function words(value: Data | undefined): readonly string[] | undefined {
  if (typeof value === "string") return [value];
  return isList(value) ? value.map(String) : undefined;
}

function usesOf({ name, meaning }: Flag, service: Draft, project: ProjectParts, notes: string[]): readonly Use[] {
  if (meaning.is === "none") return [];
  if (meaning.is === "special") return SPECIALS[meaning.name]?.(service, project, notes) ?? [];
  const value = take(service, meaning.at);
  if (value === undefined || value === null) return [];
  if (meaning.is === "true") return [value === false ? [`${name}=false`, true] : [name, true]];
  if (meaning.is === "map" && isMap(value))
    return Object.entries(value).map(([key, one]) => [name, one === null ? key : `${key}=${one}`]);
  if (meaning.is === "device-limit" && isList(value))
    return value.map((item) => [name, isMap(item) ? `${item["path"]}:${item[meaning.key]}` : String(item)]);
  return (isList(value) ? value : [value]).map((item) => [
    name,
    isMap(item) ? longItem(name, item, notes) : String(item),
  ]);
}

/** A port or a device in short form. */
function longItem(flag: string, item: DataMap, notes: string[]): string {
  if (flag === "device") {
    const { source, target, permissions } = item;
    const rest = permissions === "rwm" || permissions === undefined ? [] : [permissions];
    return [source, ...(target === source && rest.length === 0 ? [] : [target ?? source]), ...rest].join(":");
  }
  const { host_ip: ip, published, target, protocol, mode: _, ...more } = item;
  notes.push(...leftOver(more, `ports ${target}.`));
  const address = typeof ip !== "string" ? [] : [ip.includes(":") ? `[${ip}]` : ip];
  const host = published === undefined && address.length === 0 ? [] : [published ?? ""];
  return [...address, ...host, target].join(":") + (protocol === undefined || protocol === "tcp" ? "" : `/${protocol}`);
}

type Tell = (service: Draft, project: ProjectParts, notes: string[]) => readonly Use[];

const SPECIALS: Readonly<Partial<Record<Special, Tell>>> = {
  gpus(service) {
    const value = take(service, ["gpus"]);
    if (value === "all") return [["gpus", "all"]];
    return (isList(value) ? value : []).map((item) => ["gpus", isMap(item) ? gpuFlag({ ...item }) : String(item)]);
  },
  "health-cmd"(service) {
    const [kind, ...rest] = words(take(service, ["healthcheck", "test"])) ?? [];
    if (kind === undefined) return [];
    if (kind === "NONE") return [["no-healthcheck", true]];
    if (kind === "CMD") return [["health-cmd", rest.map(quoteWord).join(" ")]];
    return [["health-cmd", kind === "CMD-SHELL" ? rest.join(" ") : kind]];
  },
  network(service, { networks }, notes) {
    const mode = service["network_mode"];
    if (typeof mode === "string" && !mode.startsWith("service:")) {
      take(service, ["network_mode"]);
      return [["network", mode]];
    }
    return Object.entries(mapIn(take(service, ["networks"]))).flatMap(([name, given]): Use[] => {
      const real = nameOf(networks, name);
      const settings: Draft = { ...mapIn(given) };
      if (name === "default" && Object.keys(settings).length === 0) {
        notes.push(
          `networks: Compose starts it in the network ${real}; --network ${real} does so while the project is up`,
        );
        return [];
      }
      const use: Use = ["network", networkFlag(real, settings)];
      notes.push(...leftOver(settings, `networks.${name}.`));
      return [use];
    });
  },
  mount(service, { volumes }, notes) {
    const mounts = take(service, ["volumes"]);
    return (isList(mounts) ? mounts : []).flatMap((item): Use[] => {
      if (!isMap(item)) return [["volume", String(item)]];
      const mount: Draft = { ...item };
      const use: Use = mountFlags(mount, (name) => nameOf(volumes, name));
      notes.push(...leftOver(mount, `volumes ${item["target"]}.`));
      const { source } = item;
      if (typeof source === "string" && item["type"] === "volume")
        notes.push(...leftOver(declared(volumes, source), `volumes.${source}.`));
      return [use];
    });
  },
  pull(service) {
    const policy = service["pull_policy"] === "if_not_present" ? "missing" : service["pull_policy"];
    if (policy !== "always" && policy !== "missing" && policy !== "never") return [];
    take(service, ["pull_policy"]);
    return [["pull", policy]];
  },
  "stop-timeout"(service) {
    const period = service["stop_grace_period"];
    const seconds = typeof period === "string" ? parseDuration(period) : undefined;
    if (seconds === undefined) return [];
    take(service, ["stop_grace_period"]);
    return [["stop-timeout", String(Math.ceil(seconds))]];
  },
  ulimit(service) {
    return Object.entries(mapIn(take(service, ["ulimits"]))).map(([name, limit]) => [
      "ulimit",
      `${name}=${isMap(limit) ? `${limit["soft"]}:${limit["hard"]}` : limit}`,
    ]);
  },
  "volumes-from"(service) {
    const from = take(service, ["volumes_from"]);
    const items = isList(from) ? from.map(String) : [];
    const services = items.filter((item) => !item.startsWith("container:"));
    if (services.length > 0) put(service, ["volumes_from"], services);
    return items
      .filter((item) => item.startsWith("container:"))
      .map((item) => ["volumes-from", item.slice("container:".length)]);
  },
};

function mapIn(value: Data | undefined): DataMap {
  return isMap(value) ? value : {};
}

/** How Docker knows what the project calls so. */
function nameOf(resources: DataMap, name: string): string {
  const real = mapIn(Object.hasOwn(resources, name) ? resources[name] : undefined)["name"];
  return typeof real === "string" ? real : name;
}

/** What a volume is made of; `docker run` makes a plain one. */
function declared(volumes: DataMap, name: string): DataMap {
  const { name: _name, external: _external, ...rest } = mapIn(Object.hasOwn(volumes, name) ? volumes[name] : undefined);
  return rest;
}

/** Everything that is still there, by its path. */
function leftOver(map: DataMap, path: string): readonly string[] {
  return Object.entries(map).flatMap(([key, value]) => {
    if (value === null || value === undefined) return [];
    if (isMap(value)) return leftOver(value, `${path}${key}.`);
    if (!isList(value)) return [`${path}${key}: ${String(value).replaceAll(/\s+/g, " ")}`];
    if (value.length === 0) return [];
    return [
      `${path}${key}: ${value.map((item) => (typeof item === "object" ? JSON.stringify(item) : String(item))).join(", ")}`,
    ];
  });
}
