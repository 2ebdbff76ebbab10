/** `--network` with what belongs to it, as a service's `networks` or `network_mode`, and back. */
import { append, type Data, type Draft, entry, get, isMap, put, take } from "./data.ts";
import { fields } from "./mounts.ts";
import { cut } from "./runCommand.ts";
import type { Parts } from "./toService.ts";

/** What stands for itself instead of a network that somebody has made. */
const MODE = /^(?:host|none|bridge|default|nat|slirp4netns|pasta|private|ns:.*|container:.*)$/s;

/** A network of the command line is there already, so it is external. */
export function addNetwork(value: string, parts: Parts, written: string): void {
  const { service, networks, notes } = parts;
  const given = value.includes("=") ? fields(value).map((field) => cut(field, "=")) : ([["name", value]] as const);
  const name = given.find(([key]) => key === "name")?.[1] ?? "";
  if (MODE.test(name)) {
    put(service, ["network_mode"], name === "default" ? "bridge" : name);
    return;
  }
  if (!/^[a-zA-Z0-9._-]+$/.test(name)) {
    notes.push(`${written}: Compose cannot use this as a network's name`);
    return;
  }
  Object.assign(networks, { [name]: { external: true } });
  entry(service, ["networks"], name, null);
  for (const [key, setting = ""] of given) addOption(parts, name, key, setting, written);
}

function addOption({ service, notes }: Parts, name: string, key: string, value: string, written: string): void {
  const at = ["networks", name];
  if (key === "name") return;
  if (key === "alias") append(service, [...at, "aliases"], value);
  else if (key === "ip") put(service, [...at, "ipv4_address"], value);
  else if (key === "ip6") put(service, [...at, "ipv6_address"], value);
  else if (key === "mac-address") put(service, [...at, "mac_address"], value);
  else if (key === "link-local-ip") append(service, [...at, "link_local_ips"], value);
  else if (key === "gw-priority") put(service, [...at, "gw_priority"], Number(value));
  else if (key === "driver-opt") {
    const [option, setting = ""] = cut(value, "=");
    entry(service, [...at, "driver_opts"], option, setting);
  } else notes.push(`${written}: Compose has no key for ${key}`);
}

/** `--ip`, `--network-alias` and the like speak of the first network. */
export function addToNetwork(key: string, value: string | readonly string[], parts: Parts, written: string): void {
  const networks = get(parts.service, ["networks"]);
  const first = isMap(networks) ? Object.keys(networks)[0] : undefined;
  if (first === undefined) parts.notes.push(`${written}: it needs a network of its own (--network)`);
  else if (typeof value === "string") put(parts.service, ["networks", first, key], value);
  else for (const item of value) append(parts.service, ["networks", first, key], item);
}

const OPTIONS: readonly (readonly [option: string, key: string])[] = [
  ["ip", "ipv4_address"],
  ["ip6", "ipv6_address"],
  ["mac-address", "mac_address"],
  ["gw-priority", "gw_priority"],
];

/** The value of `--network` for one network of a service; what is said is taken out of `settings`. */
export function networkFlag(name: string, settings: Draft): string {
  const parts = [`name=${name}`];
  for (const alias of list(take(settings, ["aliases"]))) parts.push(`alias=${alias}`);
  for (const [option, key] of OPTIONS) {
    const value = take(settings, [key]);
    if (value !== undefined) parts.push(`${option}=${value}`);
  }
  for (const address of list(take(settings, ["link_local_ips"]))) parts.push(`link-local-ip=${address}`);
  const options = take(settings, ["driver_opts"]);
  if (isMap(options)) for (const [key, value] of Object.entries(options)) parts.push(`driver-opt=${key}=${value}`);
  return parts.length === 1 ? name : parts.join(",");
}

function list(value: Data | undefined): readonly Data[] {
  return Array.isArray(value) ? value : [];
}
