/** Completion in Compose files: which of the topics under completion/ speaks at a place. */
import { modelAt } from "../../semantics/compose/model.ts";
import type { Completion, CompletionFeature } from "../shared/completion.ts";
import { wordCompletions, withoutRepeats } from "../dockerfile/completion/words.ts";
import { buildArguments } from "./completion/builds.ts";
import { environmentNames, imagePrefill } from "./completion/environment.ts";
import { hasColon, hasLinesBelow, isKeyWord, keyCompletion, keyCompletions, presentKeys } from "./completion/keys.ts";
import { isUsuallyList } from "./completion/keyText.ts";
import { KEY_NAMES } from "./completion/lists.ts";
import { aliasCompletions, freeNames, sectionNames } from "./completion/names.ts";
import { type TypingPlace, typingPlace } from "./completion/place.ts";
import { valueCompletions } from "./completion/values.ts";
import { variableCompletions } from "./completion/variables.ts";

export const composeCompletions: CompletionFeature = (reader, uri, offset) => {
  const place = typingPlace(reader, uri, offset);
  if (place === undefined) return [];
  const variables = place.role === "key" ? undefined : variableCompletions(place);
  if (variables) return withoutRepeats(variables);
  // What follows would be torn.
  if (/\s/.test(place.rest)) return [];
  const found = place.role === "key" ? inKey(place, place.path) : inValue(place);
  return withoutRepeats(found.filter((item) => fits(item, place)));
};

function inValue(place: TypingPlace): readonly Completion[] {
  const aliases = aliasCompletions(place);
  if (aliases) return aliases;
  const { node, typed, path, role } = place;
  if (node.type === "alias" || node.style === "literal" || node.style === "folded") return [];
  const model = path === undefined ? undefined : modelAt(path);
  if (path === undefined || model === undefined || /[\r\n]/.test(typed) || place.names.at(-1) === "<<") return [];
  const keys = place.ownLine && model.forms.includes("map") ? inKey(place, path) : [];
  const items = role === "value" && place.ownLine && model.items ? firstItems(place, path) : [];
  const simple = model.forms.some((form) => form !== "map" && form !== "list" && form !== "null");
  // A second word belongs to a text of one's own.
  const own =
    simple && !/\s/.test(typed) && !(place.ownLine && role === "value") ? valueCompletions(place, path, model) : [];
  const values = place.dashed ? own.map((item) => withDash(item, place)) : own;
  return isUsuallyList(path) ? [...values, ...items, ...keys] : [...values, ...keys, ...items];
}

/** Below a key whose list has no item yet. */
function firstItems(place: TypingPlace, path: string): readonly Completion[] {
  if (/^-/.test(place.typed) || place.flow || place.quote !== "") return [];
  const inner = modelAt(`${path}[]`);
  if (inner === undefined) return [];
  const values = valueCompletions(place, `${path}[]`, inner).map((item) => withDash(item, place));
  return values.length > 0 || inner.keys === undefined ? values : firstKeys(place, `${path}[]`);
}

function firstKeys(place: TypingPlace, path: string): readonly Completion[] {
  return keyCompletions({ ...place, dashed: true }, path);
}

/** A value that is the item of a list, with the dash that is missing. */
function withDash(item: Completion, { span, text, quote }: TypingPlace): Completion {
  if (quote !== "") return item;
  const kept = text.slice(span.start, item.span.start);
  return {
    ...item,
    span: { start: span.start, end: item.span.end },
    newText: `- ${kept}${item.newText ?? item.label}`,
  };
}

/** Keys of the model, and names where the file chooses them. */
function inKey(place: TypingPlace, path: string | undefined): readonly Completion[] {
  const model = path === undefined ? undefined : modelAt(path);
  if (path === undefined || model === undefined || !isKeyWord(place)) return [];
  if (model.keys !== undefined)
    return [
      ...keyCompletions(place, path),
      ...(path === "services.*" ? [...imagePrefill(place), ...merge(place)] : []),
    ];
  const names = freeKeys(place, path, model.kind);
  const taken = presentKeys(place);
  return names.filter(({ label }) => !taken.has(label));
}

function freeKeys(place: TypingPlace, path: string, kind: string | undefined): readonly Completion[] {
  const reference = /^keys:ref:(service|network|model)$/.exec(kind ?? "")?.[1];
  const named = (names: readonly string[]) => names.map((name) => keyCompletion(place, `${path}.*`, name));
  if (reference !== undefined) {
    // In a list of names none of them is a key.
    return freeNames(place, reference as "service" | "network" | "model").map((name) => ({
      ...referenceKey(place, path, name),
    }));
  }
  if (path.endsWith(".environment")) return environmentNames(place, ": ");
  if (path.endsWith(".build.args")) {
    return buildArguments(place).map(({ name, value }) => ({
      label: name,
      kind: "variable",
      detail: value === undefined ? "ARG" : `ARG = ${value.slice(0, 40)}`,
      span: place.span,
      newText: hasColon(place) ? name : `${name}: `,
    }));
  }
  if (/^(?:services|networks|volumes|secrets|configs)$/.test(path)) return named(sectionNames(place, path));
  return wordCompletions(KEY_NAMES[path] ?? [], place.span, "property").map((item) => ({
    ...item,
    newText: hasColon(place) ? item.label : `${item.label}: `,
  }));
}

/** A service, network or model as key: with its condition, or with nothing where nothing is required. */
function referenceKey(place: TypingPlace, path: string, name: string): Completion {
  const item = keyCompletion(place, `${path}.*`, name);
  const required = (modelAt(`${path}.*`)?.required?.length ?? 0) > 0;
  const kept =
    required || hasColon(place) || hasLinesBelow(place)
      ? item
      : { ...item, newText: `${name}:`, snippet: false, more: false };
  return { ...kept, kind: "module" };
}

/** `<<: *` where there is an anchor to merge. */
function merge(place: TypingPlace): readonly Completion[] {
  if (hasColon(place) || hasLinesBelow(place) || presentKeys(place).has("<<") || place.typed !== "") return [];
  const anchors = aliasCompletions({ ...place, typed: "*", names: [...place.names, "<<"] }) ?? [];
  return anchors.map(({ label }) => ({
    label: `<<: *${label}`,
    kind: "reference",
    detail: "merges the keys of the anchor",
    span: place.span,
  }));
}

/** What brings its own quotes or brackets cannot stand before the rest of a value. */
function fits({ newText, label }: Completion, { rest, role }: TypingPlace): boolean {
  return rest === "" || role === "key" || !/^(?:- )?["'[]/.test(newText ?? label);
}
