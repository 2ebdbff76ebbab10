/** Plain data of a Compose service, as JSON would hold it. */
export type Data = string | number | boolean | null | readonly Data[] | DataMap;
export interface DataMap {
  readonly [key: string]: Data;
}

/** A service while it is put together; keys keep the order in which they are first set. */
export type Draft = Record<string, Data>;

export function isMap(value: Data | undefined): value is DataMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isList(value: Data | undefined): value is readonly Data[] {
  return Array.isArray(value);
}

/** A map without a prototype's surprises, for names that people choose. */
function withEntry(map: DataMap, key: string, value: Data): DataMap {
  return Object.fromEntries([...Object.entries(map), [key, value]]);
}

/** Sets the value below a path of keys; what else stands on the way stays. */
export function put(draft: Draft, path: readonly string[], value: Data): void {
  const [key, ...more] = path;
  if (key === undefined) return;
  if (more.length === 0) {
    draft[key] = value;
    return;
  }
  const inner: Draft = isMap(draft[key]) ? { ...draft[key] } : {};
  put(inner, more, value);
  draft[key] = inner;
}

/** The value below a path of keys. */
export function get(map: DataMap, path: readonly string[]): Data | undefined {
  let found: Data | undefined = map;
  for (const key of path) found = isMap(found) && Object.hasOwn(found, key) ? found[key] : undefined;
  return found;
}

/** Adds an item to the list below a path. */
export function append(draft: Draft, path: readonly string[], item: Data): void {
  const list = get(draft, path);
  put(draft, path, [...(isList(list) ? list : []), item]);
}

/** Sets a name that people choose in the map below a path. */
export function entry(draft: Draft, path: readonly string[], name: string, value: Data): void {
  const map = get(draft, path);
  put(draft, path, withEntry(isMap(map) ? map : {}, name, value));
}

/** Takes the value below a path out; maps that become empty go with it. */
export function take(draft: Draft, path: readonly string[]): Data | undefined {
  const [key, ...more] = path;
  if (key === undefined || !Object.hasOwn(draft, key)) return undefined;
  const value = draft[key];
  if (more.length === 0) {
    delete draft[key];
    return value;
  }
  if (!isMap(value)) return undefined;
  const inner: Draft = { ...value };
  const taken = take(inner, more);
  if (Object.keys(inner).length > 0) draft[key] = inner;
  else delete draft[key];
  return taken;
}
