/** A `docker run` command as a Compose service: what Compose can say, and a note for everything that it cannot. */
import { append, type Data, type DataMap, type Draft, entry, get, put } from "./data.ts";
import { FLAGS, type Meaning, type Special } from "./flags.ts";
import { addMount, addVolume, hostPath } from "./mounts.ts";
import { addNetwork, addToNetwork } from "./networks.ts";
import { cut, type GivenFlag, type RunCommand } from "./runCommand.ts";
import { gpuRequest } from "./gpus.ts";

/** A service with what it needs at the top of the file. */
export interface ServiceDraft {
  /** From the container's name, else from the image's. */
  readonly name: string;
  readonly service: DataMap;
  readonly volumes: DataMap;
  readonly networks: DataMap;
  /** What was left out or does not stand in a Compose file, one line each. */
  readonly notes: readonly string[];
}

/** What a flag's value is added to. */
export interface Parts {
  readonly service: Draft;
  readonly volumes: Draft;
  readonly networks: Draft;
  readonly notes: string[];
}

export function serviceOfRun(run: RunCommand): ServiceDraft {
  const parts: Parts = { service: {}, volumes: {}, networks: {}, notes: [] };
  if (run.image !== undefined) parts.service["image"] = run.image;
  else parts.notes.push("the command names no image");
  const rank = new Map(FLAGS.map((flag, index) => [flag, index]));
  const sorted = [...run.flags].sort((a, b) => (rank.get(a.flag) ?? 0) - (rank.get(b.flag) ?? 0));
  for (const given of sorted) add(given, parts);
  if (run.command.length > 0) parts.service["command"] = run.command;
  for (const text of run.unknown) parts.notes.push(`${text}: unknown flag`);
  for (const text of run.shellOnly) parts.notes.push(`${text}: only a shell can work it out, Compose takes it as text`);
  for (const text of run.redirections) parts.notes.push(`${text}: redirections are the shell's`);
  return { ...parts, name: serviceName(run) };
}

function add({ flag, value, written }: GivenFlag, parts: Parts): void {
  const { meaning } = flag;
  if (flag.boolean && /^(?:false|f|0)$/i.test(value)) {
    if (meaning.is === "true") put(parts.service, meaning.at, false);
  } else if (meaning.is === "none") parts.notes.push(`${written}: ${meaning.why}`);
  else if (meaning.is === "special") SPECIALS[meaning.name](value, parts, written);
  else addPlain(meaning, value, parts, written);
}

type Plain = Exclude<Meaning, { is: "none" | "special" }>;

function addPlain(meaning: Plain, value: string, parts: Parts, written: string): void {
  const { service } = parts;
  if (meaning.is === "text") put(service, meaning.at, value);
  else if (meaning.is === "number") put(service, meaning.at, numberOrText(value));
  else if (meaning.is === "true") put(service, meaning.at, true);
  else if (meaning.is === "list") append(service, meaning.at, meaning.at[0] === "ports" ? portText(value) : value);
  else if (meaning.is === "map") addNamed(meaning, value, parts, written);
  else {
    const at = value.lastIndexOf(":");
    if (at < 0) parts.notes.push(`${written}: Docker wants DEVICE:VALUE`);
    else append(service, meaning.at, { path: value.slice(0, at), [meaning.key]: numberOrText(value.slice(at + 1)) });
  }
}

function addNamed({ at, bare }: Plain & { is: "map" }, value: string, parts: Parts, written: string): void {
  const [name, setting] = cut(value, "=");
  if (/\$\{/.test(name)) parts.notes.push(`${written}: Compose puts no variables into names`);
  entry(parts.service, at, name.replaceAll("$$", "$"), setting ?? bare);
}

type Add = (value: string, parts: Parts, written: string) => void;

const SPECIALS: Readonly<Record<Special, Add>> = {
  // An empty one takes the image's away.
  entrypoint: (value, { service }) => put(service, ["entrypoint"], value === "" ? [] : [value]),
  // Docker takes the lines as they are, which Compose does only when told to.
  "env-file": (value, { service }) => append(service, ["env_file"], { path: hostPath(value), format: "raw" }),
  gpus: (value, { service }) => {
    const request = gpuRequest(value);
    if (request === "all") put(service, ["gpus"], "all");
    else append(service, ["gpus"], request);
  },
  "health-cmd": (value, { service }) => put(service, ["healthcheck", "test"], ["CMD-SHELL", value]),
  ip: (value, parts, written) => addToNetwork("ipv4_address", value, parts, written),
  ip6: (value, parts, written) => addToNetwork("ipv6_address", value, parts, written),
  "link-local-ip": (value, parts, written) => addToNetwork("link_local_ips", [value], parts, written),
  "network-alias": (value, parts, written) => addToNetwork("aliases", [value], parts, written),
  network: addNetwork,
  mount: (value, { service, volumes, notes }) => {
    for (const part of addMount(service, volumes, value)) notes.push(`--mount ${part}: Compose has no key for it`);
  },
  pull: (value, { service }) => put(service, ["pull_policy"], value),
  "stop-timeout": (value, { service, notes }) => {
    if (/^\d+$/.test(value)) put(service, ["stop_grace_period"], `${value}s`);
    else notes.push(`--stop-timeout ${value}: Compose takes whole seconds from 0 on`);
  },
  ulimit: (value, { service }) => {
    const [name, limits = ""] = cut(value, "=");
    const [soft, hard] = cut(limits, ":");
    const both: Data = { soft: numberOrText(soft), hard: numberOrText(hard ?? soft) };
    entry(service, ["ulimits"], name, hard === undefined ? numberOrText(soft) : both);
  },
  volume: (value, { service, volumes }) => addVolume(service, volumes, value),
  "volume-driver": (value, { volumes, notes }) => {
    for (const [name, volume] of Object.entries(volumes)) {
      if (typeof volume === "object" && volume !== null && get(volumes, [name, "driver"]) === undefined)
        Object.assign(volumes, { [name]: { ...volume, driver: value } });
    }
    if (Object.keys(volumes).length === 0) notes.push(`--volume-driver ${value}: there is no named volume`);
  },
  "volumes-from": (value, { service }) => append(service, ["volumes_from"], `container:${value}`),
};

function numberOrText(value: string): number | string {
  return /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/.test(value) ? Number(value) : value;
}

/** `published=8080,target=80` is the same in words. */
function portText(value: string): string {
  if (!value.includes("=")) return value;
  const keys = new Map(value.split(",").map((field) => cut(field, "=")));
  const published = keys.get("published");
  const protocol = keys.get("protocol");
  return `${published === undefined ? "" : `${published}:`}${keys.get("target") ?? ""}${protocol === undefined ? "" : `/${protocol}`}`;
}

/** A name that Compose takes. */
function serviceName({ flags, image = "" }: RunCommand): string {
  const given = flags.find(({ flag }) => flag.name === "name")?.value;
  const last = image.replace(/@.*$/, "").split("/").at(-1) ?? "";
  const name = (given ?? last.replace(/:.*$/, "")).replaceAll(/\$\{[^}]*\}/g, "").replaceAll(/[^a-zA-Z0-9._-]/g, "");
  return name === "" ? "app" : name;
}
