/** Walks the tree of a Compose file against the model: rules, hovers and completion see the same walk. */
import { isMerge, mappingsIn } from "../../syntax/yaml/merge.ts";
import { follow, type YamlContent, type YamlMapping, type YamlNode, type YamlPair } from "../../syntax/yaml/syntax.ts";
import { touches } from "../../text/span.ts";
import { keyPath, type ModelNode, modelAt } from "./model.ts";

/** One place that the walk comes by. */
export interface Visit {
  /** The place in the model: `services.*.ports[]`. */
  readonly path: string;
  /** The names and indices in the file: `["services", "web", "ports", 0]`. */
  readonly names: readonly (string | number)[];
  readonly model: ModelNode;
  /** The pair whose value this is; undefined for the document and for list items. */
  readonly pair: YamlPair | undefined;
  /** As written: may be an alias. */
  readonly node: YamlNode;
}

/** A key that the model does not have at its place. */
export interface UnknownKey {
  readonly pair: YamlPair;
  /** The place of the mapping that holds it. */
  readonly path: string;
  readonly names: readonly (string | number)[];
  readonly mapping: YamlMapping;
  readonly model: ModelNode;
}

export interface WalkVisitor {
  visit?(visit: Visit): void;
  unknown?(key: UnknownKey): void;
}

/**
 * Visits everything below `root`, which stands at `path`. What several aliases repeat is visited once per place in
 * the model, so that a file full of aliases costs no more than its size. A value tagged `!reset` is dropped by
 * Compose and not walked.
 */
export function walk(root: YamlNode, visitor: WalkVisitor, path = "", names: readonly (string | number)[] = []): void {
  const seen = new Map<YamlContent, Set<string>>();
  const model = modelAt(path);
  if (model === undefined) return;
  visitValue({ path, names, model, pair: undefined, node: root }, visitor, seen);
}

function visitValue(place: Visit, visitor: WalkVisitor, seen: Map<YamlContent, Set<string>>): void {
  if (place.node.tag === "!reset") return;
  visitor.visit?.(place);
  const content = follow(place.node);
  if (content === undefined || content.type === "scalar") return;
  const paths = seen.get(content);
  if (paths?.has(place.path)) return;
  if (paths) paths.add(place.path);
  else seen.set(content, new Set([place.path]));
  if (content.type === "mapping") visitPairs(content, place, visitor, seen);
  else {
    const path = `${place.path}[]`;
    const model = place.model.items ? modelAt(path) : undefined;
    if (model === undefined) return;
    content.items.forEach((node, i) => {
      visitValue({ path, names: [...place.names, i], model, pair: undefined, node }, visitor, seen);
    });
  }
}

function visitPairs(
  mapping: YamlMapping,
  place: Visit,
  visitor: WalkVisitor,
  seen: Map<YamlContent, Set<string>>,
): void {
  const { path, model, names } = place;
  if (model.keys === undefined && model.names === undefined) return;
  for (const pair of mapping.pairs) {
    if (pair.name === undefined) continue;
    if (isMerge(pair)) {
      for (const merged of mappingsIn(pair.value)) visitMerged(merged, place, visitor, seen);
      continue;
    }
    const below = keyPath(path, pair.name);
    const inner = below === undefined ? undefined : modelAt(below);
    if (below !== undefined && inner !== undefined) {
      visitValue({ path: below, names: [...names, pair.name], model: inner, pair, node: pair.value }, visitor, seen);
    } else if (
      below === undefined &&
      model.closed &&
      !(model.x && pair.name.startsWith("x-")) &&
      pair.value.tag !== "!reset"
    ) {
      visitor.unknown?.({ pair, path, names, mapping, model });
    }
  }
}

function visitMerged(
  mapping: YamlMapping,
  place: Visit,
  visitor: WalkVisitor,
  seen: Map<YamlContent, Set<string>>,
): void {
  const paths = seen.get(mapping);
  if (paths?.has(place.path)) return;
  if (paths) paths.add(place.path);
  else seen.set(mapping, new Set([place.path]));
  visitPairs(mapping, place, visitor, seen);
}

/** The places from the document down to the innermost one that holds `offset`, by what is written there. */
export function placesAt(root: YamlNode, offset: number): readonly Visit[] {
  const model = modelAt("");
  const found: Visit[] = [];
  let place: Visit | undefined = model && { path: "", names: [], model, pair: undefined, node: root };
  while (place !== undefined) {
    found.push(place);
    place = below(place, offset);
  }
  return found;
}

/** A place that the model does not know ends the way down. */
function below({ path, names, model, node }: Visit, offset: number): Visit | undefined {
  if (node.type === "sequence") {
    const i = node.items.findIndex((item) => touches(item.span, offset));
    const item = node.items[i];
    const inner = model.items ? modelAt(`${path}[]`) : undefined;
    return item && inner && { path: `${path}[]`, names: [...names, i], model: inner, pair: undefined, node: item };
  }
  if (node.type !== "mapping") return undefined;
  const pair = node.pairs.find((candidate) => touches(candidate.span, offset));
  if (pair?.name === undefined) return undefined;
  const inner = keyPath(path, pair.name);
  const innerModel = inner === undefined ? undefined : modelAt(inner);
  if (inner === undefined || innerModel === undefined) return undefined;
  return { path: inner, names: [...names, pair.name], model: innerModel, pair, node: pair.value };
}
