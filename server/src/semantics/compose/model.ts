/** The structure of a Compose file, from our dated data file: what may stand at which path. */
import data from "../../knowledge/data/composeModel.json" with { type: "json" };

export type Form = "string" | "number" | "integer" | "boolean" | "null" | "list" | "map";

/** What may stand at one path. Paths use `*` for any name and `[]` for any list item; `""` is the document. */
export interface ModelNode {
  readonly forms: readonly Form[];
  /** Known keys; each has a node of its own at `path.key`. */
  readonly keys?: readonly string[];
  /** Free names are allowed (node at `path.*`), and must match this pattern. */
  readonly names?: string;
  /** Lists have a node for their items at `path[]`. */
  readonly items?: boolean;
  /** Unknown keys are errors. */
  readonly closed?: boolean;
  /** `x-…` keys are accepted. */
  readonly x?: boolean;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly unique?: boolean;
  /** What the value means: "duration", "port-short", "ref:volume", … */
  readonly kind?: string;
  /** The type that Compose turns a string into after interpolation, before it checks the form. */
  readonly cast?: string;
  /** What decides that two items of merged lists are one: then equal items of a list are no error. */
  readonly uniqueBy?: string;
  /** Known values that nothing enforces. */
  readonly values?: readonly string[] | string;
  /** Set by the loader; `engineDefault` by the engine or the command. */
  readonly default?: unknown;
  readonly engineDefault?: unknown;
  /** Version of Docker Compose that brought it. */
  readonly since?: string;
  readonly deprecated?: boolean;
}

const PATHS = data.paths as unknown as Readonly<Record<string, ModelNode>>;

/** All paths of the model. */
export function modelPaths(): readonly string[] {
  return Object.keys(PATHS);
}

export function modelAt(path: string): ModelNode | undefined {
  return Object.hasOwn(PATHS, path) ? PATHS[path] : undefined;
}

/** The path of a key below `path`; undefined when the model has no such key and allows no free name. */
export function keyPath(path: string, key: string): string | undefined {
  const node = modelAt(path);
  if (node?.keys?.includes(key)) return path === "" ? key : `${path}.${key}`;
  return node?.names === undefined ? undefined : `${path}.*`;
}

/** The places that have a key, by the key's name. */
const PLACES: ReadonlyMap<string, readonly string[]> = placesByKey();

function placesByKey(): Map<string, string[]> {
  const places = new Map<string, string[]>();
  for (const [path, { keys }] of Object.entries(PATHS)) {
    for (const key of keys ?? []) places.set(key, [...(places.get(key) ?? []), path]);
  }
  return places;
}

/** Where a key of this name would be right, nearest to `path` first. */
export function placesOf(key: string, path: string): readonly string[] {
  const from = path.split(".");
  const distance = (place: string) => {
    const to = place.split(".");
    let shared = 0;
    while (shared < to.length && to[shared] === from[shared]) shared++;
    return to.length + from.length - 2 * shared;
  };
  return [...(PLACES.get(key) ?? [])].sort((a, b) => distance(a) - distance(b) || a.length - b.length);
}
