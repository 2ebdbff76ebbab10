/** `-v` and `--mount` as a service's volumes, and back. */
import { append, type Data, type DataMap, type Draft, entry, get, isMap, put, take } from "./data.ts";
import { cut } from "./runCommand.ts";

const VOLUME_NAME = /^[a-zA-Z0-9][\w.-]*$/;

/** A path of the host: the current folder is `.`, as Compose reads it from the file's folder; the home is `~`. */
export function hostPath(text: string): string {
  const relative = text.replace(/^\$\{PWD\}(?=\/|$)/, ".").replace(/^\$\{HOME\}(?=\/|$)/, "~");
  return /^\w[\w.-]*\//.test(relative) ? `./${relative}` : relative;
}

/** Adds `-v SOURCE:TARGET:OPTIONS`; a named volume is declared with this very name, so that it stays the same volume. */
export function addVolume(service: Draft, volumes: Draft, text: string): void {
  const [, source, rest] = /^([A-Za-z]:[\\/][^:]*|(?:\$\{[^}]*\}|[^:])*):(.*)$/s.exec(text) ?? [];
  if (source === undefined || rest === undefined) {
    append(service, ["volumes"], text);
    return;
  }
  if (VOLUME_NAME.test(source)) declare(volumes, source);
  append(service, ["volumes"], `${hostPath(source)}:${rest}`);
}

function declare(volumes: Draft, name: string): void {
  if (!Object.hasOwn(volumes, name)) Object.assign(volumes, { [name]: { name } });
}

const MOUNT_KEYS: Readonly<Record<string, readonly string[]>> = {
  type: ["type"],
  source: ["source"],
  src: ["source"],
  target: ["target"],
  destination: ["target"],
  dst: ["target"],
  consistency: ["consistency"],
  "bind-propagation": ["bind", "propagation"],
  "bind-recursive": ["bind", "recursive"],
  "volume-subpath": ["volume", "subpath"],
  "image-subpath": ["image", "subpath"],
  "tmpfs-size": ["tmpfs", "size"],
  "tmpfs-mode": ["tmpfs", "mode"],
};
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
  readonly: ["read_only"],
  ro: ["read_only"],
  "volume-nocopy": ["volume", "nocopy"],
};

/** Adds `--mount KEY=VALUE,…`; gives the parts that Compose has nothing for. */
export function addMount(service: Draft, volumes: Draft, text: string): readonly string[] {
  const mount: Draft = { type: "volume" };
  const driver: Draft = {};
  const rest: string[] = [];
  for (const field of fields(text)) {
    const [key, value = "true"] = cut(field, "=");
    if (Object.hasOwn(MOUNT_KEYS, key)) put(mount, MOUNT_KEYS[key] ?? [], value);
    else if (Object.hasOwn(SWITCHES, key)) {
      if (value !== "false" && value !== "0") put(mount, SWITCHES[key] ?? [], true);
    } else if (key === "volume-driver") driver["driver"] = value;
    else if (key === "volume-opt" || key === "volume-label") {
      const [name, setting = ""] = cut(value, "=");
      if (key === "volume-opt") entry(driver, ["driver_opts"], name, setting);
      else entry(driver, ["labels"], name, setting);
    } else rest.push(field);
  }
  const { type, source } = mount;
  if (type === "bind") {
    if (typeof source === "string") mount["source"] = hostPath(source);
    // `--mount` refuses a source that is not there.
    put(mount, ["bind", "create_host_path"], false);
  }
  if (typeof mount["tmpfs"] === "object") withMode(mount);
  append(service, ["volumes"], mount);
  if (type === "volume" && typeof source === "string" && VOLUME_NAME.test(source)) {
    declare(volumes, source);
    const declared = volumes[source];
    Object.assign(volumes, { [source]: { ...(isMap(declared) ? declared : {}), ...driver } });
  }
  return rest;
}

/** Docker reads the mode as octal. */
function withMode(mount: Draft): void {
  const mode = get(mount, ["tmpfs", "mode"]);
  if (typeof mode === "string" && /^[0-7]+$/.test(mode)) put(mount, ["tmpfs", "mode"], Number.parseInt(mode, 8));
}

/** The fields of a comma-separated line; a field in double quotes may hold commas. */
export function fields(text: string): readonly string[] {
  return [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)]
    .map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? "")
    .filter((field) => field !== "");
}

/** The flags for one mount in long form; `nameOf` tells how Docker knows a volume. What is said is taken out of it. */
export function mountFlags(mount: Draft, nameOf: (volume: string) => string): readonly [flag: string, value: string] {
  const plain = shortForm({ ...mount }, nameOf);
  if (plain !== undefined) {
    for (const key of Object.keys(mount)) delete mount[key];
    return ["volume", plain];
  }
  const type = text(take(mount, ["type"])) ?? "volume";
  const parts = [`type=${type}`];
  const source = text(take(mount, ["source"]));
  if (source !== undefined) parts.push(`source=${type === "volume" ? nameOf(source) : source}`);
  for (const [key, path] of Object.entries(MOUNT_KEYS)) {
    if (["type", "source", "src", "destination", "dst"].includes(key)) continue;
    const value = take(mount, path);
    if (value !== undefined) parts.push(`${key}=${key === "tmpfs-mode" ? octal(value) : String(value)}`);
  }
  if (take(mount, ["read_only"]) === true) parts.push("readonly");
  if (take(mount, ["volume", "nocopy"]) === true) parts.push("volume-nocopy");
  if (get(mount, ["bind", "create_host_path"]) === false) take(mount, ["bind", "create_host_path"]);
  return ["mount", parts.map((part) => (/[",]/.test(part) ? `"${part.replaceAll('"', '""')}"` : part)).join(",")];
}

function octal(value: Data): string {
  return typeof value === "number" ? `0${value.toString(8)}` : String(value);
}

/** `SOURCE:TARGET:OPTIONS` where this says all of it. */
function shortForm(mount: Draft, nameOf: (volume: string) => string): string | undefined {
  const type = take(mount, ["type"]);
  const source = text(take(mount, ["source"]));
  const target = text(take(mount, ["target"])) ?? "";
  if ((type !== "bind" && type !== "volume") || (type === "bind" && source === undefined)) return undefined;
  if (get(mount, ["bind", "create_host_path"]) === true) take(mount, ["bind", "create_host_path"]);
  const options = [
    take(mount, ["read_only"]) === true ? "ro" : undefined,
    text(take(mount, ["bind", "selinux"])),
    text(take(mount, ["bind", "propagation"])),
    take(mount, ["volume", "nocopy"]) === true ? "nocopy" : undefined,
  ].filter((option) => option !== undefined);
  if (Object.values(mount).some((left) => !isMap(left) || Object.keys(left).length > 0)) return undefined;
  if (target.includes(":") || source?.includes(":")) return undefined;
  const named = source === undefined ? [] : [type === "volume" ? nameOf(source) : source];
  if (source === undefined && options.length > 0) return undefined;
  return [...named, target, ...(options.length > 0 ? [options.join(",")] : [])].join(":");
}

function text(value: Data | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** True where nothing is left to say. */
export function isEmpty(map: DataMap): boolean {
  return Object.values(map).every((value) => value === null || (isMap(value) && isEmpty(value)));
}
