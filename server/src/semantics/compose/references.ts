/** Which names the services of a file use: other services, networks, volumes, secrets and configs. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import {
  follow,
  isNull,
  scalarOf,
  type YamlContent,
  type YamlNode,
  type YamlScalar,
} from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { ComposeService, ResourceKind } from "./file.ts";
import { isInterpolated } from "./interpolation.ts";
import { parseVolumeShort } from "./volumes.ts";

export interface Reference {
  readonly kind: ResourceKind | "service";
  readonly name: string;
  /** The name itself. */
  readonly span: Span;
  /** The service that refers. */
  readonly from: ComposeService;
  /** The key that refers: "depends_on", "networks", "build.secrets", … */
  readonly via: string;
  /** `depends_on` with `required: false`. */
  readonly optional: boolean;
}

type Add = (kind: Reference["kind"], name: string, span: Span, via: string, optional?: boolean) => void;

/** All references whose name does not depend on a variable. What aliases share is looked at once. */
export function referencesOf(services: readonly ComposeService[], text: string): readonly Reference[] {
  const found: Reference[] = [];
  const seen = new Map<string, Set<YamlContent>>();
  for (const from of services) {
    const add: Add = (kind, name, span, via, optional = false) => {
      if (name !== "" && !isInterpolated(name)) found.push({ kind, name, span, from, via, optional });
    };
    for (const [key, collect] of Object.entries(COLLECTORS)) {
      const content = follow(from.keys.get(key)?.value);
      if (content === undefined) continue;
      const before = seen.get(key) ?? new Set();
      seen.set(key, before);
      if (before.has(content)) continue;
      before.add(content);
      collect(content, add, key, text);
    }
  }
  return found;
}

type Collector = (content: YamlContent, add: Add, key: string, text: string) => void;

const COLLECTORS: Readonly<Record<string, Collector>> = {
  depends_on: (content, add, key, text) => listOrKeys(content, "service", add, key, text),
  networks: (content, add, key, text) => listOrKeys(content, "network", add, key, text),
  links: (content, add, key, text) => {
    for (const item of scalarItems(content)) {
      const parts = item.value.split(":");
      addPart(item, 0, parts.length === 2 ? (parts[0] ?? "").length : item.value.length, "service", add, key, text);
    }
  },
  volumes_from: (content, add, key, text) => {
    for (const item of scalarItems(content)) {
      if (item.value.startsWith("container:")) continue;
      const colon = item.value.indexOf(":");
      addPart(item, 0, colon < 0 ? item.value.length : colon, "service", add, key, text);
    }
  },
  network_mode: namespace,
  ipc: namespace,
  pid: namespace,
  uts: namespace,
  cgroup: namespace,
  extends: (content, add, key, text) => {
    if (content.type === "scalar") addPart(content, 0, content.value.length, "service", add, key, text);
    if (content.type !== "mapping") return;
    const keys = mergedPairs(content);
    const name = scalarOf(keys.get("service")?.value);
    if (name && !keys.has("file")) addPart(name, 0, name.value.length, "service", add, key, text);
  },
  volumes: (content, add, key, text) => {
    for (const item of items(content)) mount(item, add, key, text);
  },
  secrets: (content, add, key, text) => mounted(content, "secret", add, key, text),
  configs: (content, add, key, text) => mounted(content, "config", add, key, text),
  build: (content, add, _key, text) => {
    if (content.type !== "mapping") return;
    const keys = mergedPairs(content);
    const secrets = follow(keys.get("secrets")?.value);
    if (secrets) mounted(secrets, "secret", add, "build.secrets", text);
    const contexts = follow(keys.get("additional_contexts")?.value);
    for (const value of contexts ? [...scalarItems(contexts), ...scalarValues(contexts)] : []) {
      const at = value.value.search(/(?:^|=)service:/);
      if (at < 0) continue;
      const start = value.value.indexOf("service:", at) + "service:".length;
      addPart(value, start, value.value.length, "service", add, "build.additional_contexts", text);
    }
  },
};

function namespace(content: YamlContent, add: Add, key: string, text: string): void {
  if (content.type !== "scalar" || !content.value.startsWith("service:")) return;
  addPart(content, "service:".length, content.value.length, "service", add, key, text);
}

function listOrKeys(content: YamlContent, kind: Reference["kind"], add: Add, key: string, text: string): void {
  for (const item of scalarItems(content)) addPart(item, 0, item.value.length, kind, add, key, text);
  if (content.type !== "mapping") return;
  for (const [name, pair] of mergedPairs(content)) {
    if (pair.value.tag === "!reset" || name.startsWith("x-")) continue;
    add(kind, name, pair.key.span, key, kind === "service" && isOptional(pair.value));
  }
}

/** `required: false`; a value that depends on a variable may be false too. */
function isOptional(value: YamlNode): boolean {
  const content = follow(value);
  if (content?.type !== "mapping") return false;
  const required = scalarOf(mergedPairs(content).get("required")?.value);
  return required !== undefined && !isNull(required) && !/^true$/i.test(required.value);
}

function mount(item: YamlContent, add: Add, key: string, text: string): void {
  if (item.type === "scalar") {
    const { kind, source, error } = parseVolumeShort(item.value);
    if (kind !== "volume" || source === undefined || error !== undefined) return;
    addPart(item, source.span.start, source.span.end, "volume", add, key, text);
  } else if (item.type === "mapping") {
    const keys = mergedPairs(item);
    const source = scalarOf(keys.get("source")?.value);
    if (scalarOf(keys.get("type")?.value)?.value !== "volume" || source === undefined || isNull(source)) return;
    addPart(source, 0, source.value.length, "volume", add, key, text);
  }
}

function mounted(content: YamlContent, kind: Reference["kind"], add: Add, key: string, text: string): void {
  for (const item of items(content)) {
    const source = item.type === "mapping" ? scalarOf(mergedPairs(item).get("source")?.value) : scalarOf(item);
    if (source && !isNull(source)) addPart(source, 0, source.value.length, kind, add, key, text);
  }
}

function addPart(
  scalar: YamlScalar,
  start: number,
  end: number,
  kind: Reference["kind"],
  add: Add,
  key: string,
  text: string,
): void {
  // A variable anywhere in the value may bring a colon with it, so the cut is not known.
  if (isInterpolated(scalar.value.slice(0, end))) return;
  add(kind, scalar.value.slice(start, end), spanInside(scalar, start, end, text), key);
}

function items(content: YamlContent): readonly YamlContent[] {
  if (content.type !== "sequence") return [];
  return content.items.flatMap((item) => (item.tag === "!reset" ? [] : (follow(item) ?? [])));
}

function scalarItems(content: YamlContent): readonly YamlScalar[] {
  return items(content).flatMap((item) => (item.type === "scalar" && !isNull(item) ? [item] : []));
}

function scalarValues(content: YamlContent): readonly YamlScalar[] {
  if (content.type !== "mapping") return [];
  return [...mergedPairs(content).values()].flatMap((pair) => scalarOf(pair.value) ?? []);
}
