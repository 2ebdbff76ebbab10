/** Keys of the model at a place, without those that are there, with what follows them. */
import { keyPath, modelAt } from "../../../semantics/compose/model.ts";
import type { Completion } from "../../shared/completion.ts";
import { documented } from "../../shared/taught.ts";
import { keyText } from "./keyText.ts";
import { byUse } from "./order.ts";
import { mappingHere, type TypingPlace } from "./place.ts";

/** For the mapping at `path` of which a key is being typed (or could be, on a line of its own). */
export function keyCompletions(place: TypingPlace, path: string): readonly Completion[] {
  const model = modelAt(path);
  if (model?.keys === undefined || !isKeyWord(place)) return [];
  const present = presentKeys(place);
  const offered = byUse(path, model.keys).filter((key) => !present.has(key) && !isOutdated(path, key));
  const keys = offered.map((key) => keyCompletion(place, `${path === "" ? "" : `${path}.`}${key}`, key));
  return path === "services.*" && !present.has("build") ? withShortBuild(place, keys) : keys;
}

/** Letters, digits and what joins them: anything else is a value. */
export function isKeyWord({ typed, quote }: TypingPlace): boolean {
  return quote === "" && /^[\w.-]*$/.test(typed) && !/^-+$/.test(typed);
}

/** The keys that stand in the mapping already. */
export function presentKeys(place: TypingPlace): ReadonlySet<string> {
  if (place.role !== "key") return new Set();
  return new Set(mappingHere(place)?.pairs.flatMap((pair) => (pair === place.pair ? [] : [pair.name ?? ""])) ?? []);
}

/** One key with the beginning of its value; the name alone where a colon follows. */
export function keyCompletion(place: TypingPlace, path: string, name: string): Completion {
  const model = modelAt(path);
  const { span } = place;
  const bare = hasColon(place) ? name : hasLinesBelow(place) ? `${name}:` : undefined;
  const text = bare
    ? { newText: bare, snippet: false, more: false }
    : keyText(path, name, place.column + (place.dashed ? 2 : 0), place.flow, place.layout);
  return {
    label: name,
    kind: "property",
    ...(model?.since === undefined ? {} : { detail: `since ${model.since}` }),
    ...documentedKey(path),
    span,
    ...(place.dashed ? { ...text, newText: `- ${text.newText}` } : text),
  };
}

/** What is taught about a place, or about the one that its items stand for. */
export function documentedKey(path: string): { readonly documentation?: string } {
  const own = documented(`compose:${path}`);
  if (own.documentation !== undefined) return own;
  const plain = documented(`compose:${path.replaceAll("[]", "")}`);
  return plain.documentation === undefined && path.endsWith(".*") ? documented(`compose:${path.slice(0, -2)}`) : plain;
}

/** True where only the name of a key is typed: its colon is there. */
export function hasColon({ role, pair, text, offset, rest }: TypingPlace): boolean {
  return role === "key" && pair?.incomplete === false && /^\s*:/.test(text.slice(offset + rest.length));
}

/** True where the next line is deeper: it becomes the key's value. */
export function hasLinesBelow({ role, flow, text, offset, rest, column }: TypingPlace): boolean {
  if (role !== "key" || flow) return false;
  const next = /^[^\S\n]*(?:#[^\n]*)?\n(?:[^\S\n]*(?:#[^\n]*)?\n)*( *)[^\s#]/.exec(text.slice(offset + rest.length));
  return next !== null && (next[1] ?? "").length > column;
}

function isOutdated(path: string, key: string): boolean {
  const inner = keyPath(path, key);
  return inner !== undefined && modelAt(inner)?.deprecated === true;
}

/** `build: .` beside the mapping, for a folder that says all. */
function withShortBuild(place: TypingPlace, keys: readonly Completion[]): readonly Completion[] {
  if (hasColon(place)) return keys;
  return keys.flatMap((key) =>
    key.label === "build"
      ? [key, { ...key, label: "build: .", detail: "short form", newText: "build: ", snippet: false, more: true }]
      : [key],
  );
}
