/** What holds the cursor's mark in a tree, and which place of the model that is. */
import { keyPath, modelAt } from "../../../semantics/compose/model.ts";
import { isMerge } from "../../../syntax/yaml/merge.ts";
import type {
  YamlAlias,
  YamlMapping,
  YamlNode,
  YamlPair,
  YamlScalar,
  YamlSyntax,
} from "../../../syntax/yaml/syntax.ts";

/** A node on the way down, with its place in the model where the model knows one. */
export interface Step {
  /** `services.*.ports[]`; undefined below free names and extension fields. */
  readonly path: string | undefined;
  readonly names: readonly (string | number)[];
  readonly node: YamlNode;
}

export interface Located {
  /** "key": of `mapping`; "value": of `pair` or the document; "item": of a list. */
  readonly role: "key" | "value" | "item";
  readonly node: YamlScalar | YamlAlias;
  /** For a key the place of the mapping, else of the value itself. */
  readonly path: string | undefined;
  readonly names: readonly (string | number)[];
  /** From the document down; the mapping of a key, the value itself last. */
  readonly steps: readonly Step[];
  /** The pair whose key, or whose value, this is; undefined for items and the document. */
  readonly pair: YamlPair | undefined;
  readonly flow: boolean;
  /** How many items the list has, this one too. */
  readonly siblings: number;
  /** A key that stands at another column than the others of its mapping. */
  readonly misplaced: boolean;
}

export function locate(syntax: YamlSyntax, text: string, offset: number): Located | undefined {
  const root = syntax.documents.find((document) => document.root && holds(document.root, offset))?.root;
  if (root === undefined) return undefined;
  const steps: Step[] = [{ path: "", names: [], node: root }];
  let pair: YamlPair | undefined;
  let role: "value" | "item" = "value";
  let flow = false;
  let siblings = 0;
  for (;;) {
    const step = steps.at(-1);
    if (step === undefined) return undefined;
    const { node } = step;
    const common = { path: step.path, names: step.names, steps };
    if (node.type === "scalar" || node.type === "alias")
      return { role, node, ...common, pair, flow, siblings, misplaced: false };
    flow ||= node.flow;
    if (node.type === "sequence") {
      const next = itemStep(step, offset);
      if (next === undefined) return undefined;
      steps.push(next);
      siblings = node.items.length;
      role = "item";
      pair = undefined;
      continue;
    }
    const found = node.pairs.find(({ key, value }) => holds(key, offset) || holds(value, offset));
    if (found === undefined) return undefined;
    if (holds(found.key, offset)) {
      if (found.key.type !== "scalar") return undefined;
      const misplaced = !node.flow && isMisplaced(node, found, text);
      return { role: "key", node: found.key, ...common, pair: found, flow, siblings, misplaced };
    }
    steps.push(valueStep(step, found));
    role = "value";
    pair = found;
  }
}

function itemStep({ path, names, node }: Step, offset: number): Step | undefined {
  if (node.type !== "sequence") return undefined;
  const index = node.items.findIndex((item) => holds(item, offset));
  const item = node.items[index];
  if (item === undefined) return undefined;
  // A list of mappings to merge in: each stands for the place itself.
  const merged = names.at(-1) === "<<";
  const inner = merged ? path : path !== undefined && modelAt(path)?.items ? `${path}[]` : undefined;
  return { path: inner, names: [...names, index], node: item };
}

function valueStep({ path, names }: Step, pair: YamlPair): Step {
  const name = pair.name ?? "";
  const inner = isMerge(pair) ? path : path === undefined ? undefined : keyPath(path, name);
  return { path: inner !== undefined && modelAt(inner) ? inner : undefined, names: [...names, name], node: pair.value };
}

function holds({ span }: YamlNode, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function isMisplaced({ pairs }: YamlMapping, pair: YamlPair, text: string): boolean {
  const first = pairs.find((other) => other !== pair);
  return first !== undefined && columnOf(text, first.span.start) !== columnOf(text, pair.span.start);
}

/** How many characters stand before an offset in its line. */
export function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
