/** What somebody meant by a key that the model does not have where it stands. */
import { mappingOf } from "../../syntax/yaml/syntax.ts";
import { didYouMean } from "../../text/names.ts";
import { modelAt, placesOf } from "./model.ts";
import type { UnknownKey } from "./walker.ts";

export interface Meaning {
  /** The key of the same mapping that was probably meant. */
  readonly rename: string | undefined;
  /** Where the key would be right, in words. */
  readonly place: string | undefined;
  /** The names that lead to the mapping where it would be right. */
  readonly target?: readonly (string | number)[];
}

/** The nearest meaning: the same name in another place if that is close by, else a similar name here. */
export function meaningOf({ pair, path, names, model, mapping }: UnknownKey): Meaning {
  const name = pair.name ?? "";
  const near = nearbyPlace(name, path);
  if (near !== undefined) {
    const above = parentOf(path);
    const upwards = above !== undefined && modelAt(above)?.keys?.includes(name) === true;
    const toTop = path === "services.*" && modelAt("")?.keys?.includes(name) === true;
    const target = toTop
      ? []
      : upwards
        ? names.slice(0, path.endsWith("[]") || path.endsWith(".*") ? -2 : -1)
        : undefined;
    return { rename: undefined, place: near, ...(target === undefined ? {} : { target }) };
  }
  const free = (model.keys ?? []).filter((key) => !mapping.byName.has(key));
  const rename = didYouMean(name, free);
  if (rename !== undefined) return { rename, place: undefined };
  if (path === "" && looksLikeService(pair.value))
    return { rename: undefined, place: 'A service belongs under "services".', target: ["services"] };
  if (path === "services.*" && looksLikeService(pair.value))
    return { rename: undefined, place: "A service belongs one level up, beside this one.", target: ["services"] };
  return { rename: undefined, place: distantPlace(name, path) };
}

/** One level up, one level down, or at the top. */
function nearbyPlace(name: string, path: string): string | undefined {
  const parent = parentOf(path);
  const has = (place: string) => modelAt(place)?.keys?.includes(name) === true;
  if (path === "" && has("services.*")) return "It belongs to a service.";
  if (path === "services.*" && has("")) return "It belongs at the top level.";
  if (parent !== undefined && has(parent)) return `It belongs one level up, beside "${keyOf(path)}".`;
  const below = (modelAt(path)?.keys ?? []).filter((key) => has(path === "" ? key : `${path}.${key}`));
  return below[0] === undefined ? undefined : `It belongs under "${below[0]}".`;
}

function distantPlace(name: string, path: string): string | undefined {
  const place = placesOf(name, path)[0];
  if (place === undefined) return undefined;
  if (place === "") return "It belongs at the top level.";
  if (place === "services.*") return "It belongs to the service itself.";
  return `It belongs under "${keyOf(place)}".`;
}

function looksLikeService(value: UnknownKey["pair"]["value"]): boolean {
  const mapping = mappingOf(value);
  return mapping !== undefined && (mapping.byName.has("image") || mapping.byName.has("build"));
}

/** The place of the mapping around; list items and free names count as one level. */
function parentOf(path: string): string | undefined {
  if (path === "" || path === "services.*") return undefined;
  const parent = path.endsWith("[]") ? path.slice(0, -2) : path.slice(0, path.lastIndexOf("."));
  const isList = path.endsWith("[]") || path.endsWith(".*");
  if (!isList) return parent;
  const above = parent.lastIndexOf(".");
  return above < 0 ? undefined : parent.slice(0, above);
}

/** `services.*.deploy` → deploy; `services.*.ports[]` → ports. */
function keyOf(path: string): string {
  const segments = path.split(".").map((segment) => segment.replace(/\[\]$/, ""));
  return segments.filter((segment) => segment !== "*").at(-1) ?? "";
}
