/** Names that are declared elsewhere in the project: services, networks, volumes, secrets, configs, models, profiles, anchors. */
import { composeFile, type ComposeFile, RESOURCE_KINDS, type ResourceKind } from "../../../semantics/compose/file.ts";
import { childOf, scalarsOf, textOf, valueOf } from "../../../semantics/compose/lookup.ts";
import { composeProject } from "../../../semantics/compose/project.ts";
import { follow, mappingOf, scalarOf, type YamlNode } from "../../../syntax/yaml/syntax.ts";
import { dirname, resolvePath } from "../../../workspace/uri.ts";
import type { Completion, CompletionKind } from "../../shared/completion.ts";
import { MARK } from "./probe.ts";
import type { TypingPlace } from "./place.ts";

type NameKind = ResourceKind | "service" | "model" | "profile";

/** All names of a kind, those of this file first, without the one that is being typed. */
export function namesOfKind(place: TypingPlace, kind: NameKind): readonly string[] {
  const project = place.reader.derive(composeProject, place.uri);
  // This file as the copy reads it: the line that is being typed may have torn it.
  const others = [...project.files, ...project.included, ...project.perhaps].filter(({ uri }) => uri !== place.uri);
  const names = [place.file, ...others].flatMap((file) => declared(file, kind));
  return [...new Set(names)].filter((name) => name !== "" && !name.includes(MARK));
}

function declared(file: ComposeFile, kind: NameKind): readonly string[] {
  if (kind === "service") return file.services.map(({ name }) => name);
  if (kind === "profile")
    return file.services.flatMap((service) => scalarsOf(valueOf(service, "profiles")).map(({ value }) => value));
  if (kind !== "model") return file.resources[kind].map(({ name }) => name);
  return file.roots.flatMap(
    (root) => mappingOf(root.byName.get("models")?.value)?.pairs.map(({ name }) => name ?? "") ?? [],
  );
}

/** What a list or mapping around the cursor names already. */
export function namedHere({ steps, role }: TypingPlace): ReadonlySet<string> {
  const node = steps.at(role === "item" ? -2 : -1)?.node;
  if (node?.type === "sequence") return new Set(node.items.flatMap((item) => sourceOf(item) ?? []));
  if (node?.type === "mapping" && role === "key") return new Set(node.pairs.flatMap(({ name }) => name ?? []));
  return new Set();
}

function sourceOf(item: YamlNode): string | undefined {
  return textOf(item) ?? textOf(childOf(item, "source"));
}

/** Names for a place, without its own service and without those that are named there. */
export function freeNames(place: TypingPlace, kind: NameKind): readonly string[] {
  const taken = namedHere(place);
  return namesOfKind(place, kind).filter(
    (name) => !taken.has(name) && (kind !== "service" || name !== place.service?.name),
  );
}

/** As completions of the word that is typed; `prefix` and `suffix` stand around the name. */
export function nameCompletions(
  place: TypingPlace,
  kind: NameKind,
  { prefix = "", suffix = "", more = false } = {},
): readonly Completion[] {
  return freeNames(place, kind).map((name) => ({
    label: `${prefix}${name}${suffix}`,
    kind: KIND[kind],
    detail: kind,
    span: place.span,
    more,
  }));
}

const KIND: Readonly<Record<NameKind, CompletionKind>> = {
  service: "module",
  network: "reference",
  volume: "reference",
  secret: "reference",
  config: "reference",
  model: "reference",
  profile: "enumMember",
};

/** `extends.service`: of the file that stands beside it, else of this project. */
export function extendedServices(place: TypingPlace): readonly Completion[] {
  const file = place.service?.extends?.file;
  if (file === undefined) return nameCompletions(place, "service");
  const uri = resolvePath(dirname(place.uri), file);
  const { services } = place.reader.derive(composeFile, uri);
  return services.map(({ name }) => ({ label: name, kind: "module", detail: file, span: place.span }));
}

/** Names that may be declared under a section: used somewhere (or declared in another file) and not there yet. */
export function sectionNames(place: TypingPlace, section: string): readonly string[] {
  const here = new Set(declaredHere(place, section));
  const kind = RESOURCE_KINDS.find((one) => `${one}s` === section);
  const used =
    section === "services"
      ? namesOfKind(place, "service")
      : place.file.references.filter((reference) => reference.kind === kind).map(({ name }) => name);
  return [...new Set(used)].filter((name) => !here.has(name) && !name.includes(MARK) && name !== "default");
}

function declaredHere({ file }: TypingPlace, section: string): readonly string[] {
  return file.roots.flatMap(
    (root) => mappingOf(root.byName.get(section)?.value)?.pairs.flatMap(({ name }) => name ?? []) ?? [],
  );
}

/** Anchors above the cursor, behind `*`; undefined where no alias is being typed. */
export function aliasCompletions(place: TypingPlace): readonly Completion[] | undefined {
  if (place.quote !== "" || !/^\*[\w.-]*$/.test(place.typed)) return undefined;
  const merge = place.names.includes("<<");
  const found: string[] = [];
  const pending: YamlNode[] = [...place.file.roots].reverse();
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.span.start >= place.offset) continue;
    const inside = node.span.end > place.offset;
    if (node.anchor !== undefined && !inside && (!merge || follow(node)?.type === "mapping")) found.push(node.anchor);
    if (node.type === "sequence") pending.push(...[...node.items].reverse());
    else if (node.type === "mapping") pending.push(...node.pairs.map(({ value }) => value).reverse());
  }
  const span = { start: place.offset - place.typed.length + 1, end: place.offset };
  return [...new Set(found)].reverse().map((name) => ({ label: name, kind: "reference", detail: "anchor", span }));
}

/** The text of a sibling key's value. */
export function siblingText({ steps }: TypingPlace, name: string): string | undefined {
  return scalarOf(childOf(steps.at(-2)?.node, name))?.value;
}
