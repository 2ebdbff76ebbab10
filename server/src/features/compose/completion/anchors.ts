/** What stands under an extension field is used elsewhere: by its anchor the model's place is found. */
import { keyPath, modelAt } from "../../../semantics/compose/model.ts";
import { isMerge } from "../../../syntax/yaml/merge.ts";
import type { YamlMapping, YamlNode } from "../../../syntax/yaml/syntax.ts";
import type { Located } from "./locate.ts";

/** The place that a located node takes where its anchor is used; undefined where no alias tells. */
export function pathByAnchor({ steps }: Located, roots: readonly YamlMapping[]): string | undefined {
  const at = steps.findLastIndex(({ node }) => node.anchor !== undefined);
  const anchor = steps[at]?.node.anchor;
  let path = anchor === undefined ? undefined : firstUse(anchor, roots);
  for (const { names } of steps.slice(at + 1)) {
    const name = names.at(-1);
    if (path === undefined || name === undefined) return undefined;
    if (typeof name === "number") path = modelAt(path)?.items ? `${path}[]` : undefined;
    else if (name !== "<<") path = keyPath(path, name);
  }
  return path !== undefined && modelAt(path) ? path : undefined;
}

/** The place of the first alias, or of the mapping that merges it in. */
function firstUse(anchor: string, roots: readonly YamlMapping[]): string | undefined {
  const pending: { node: YamlNode; path: string }[] = [...roots].reverse().map((node) => ({ node, path: "" }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, path } = next;
    if (node.type === "alias" && node.name === anchor) return path;
    const below: { node: YamlNode; path: string | undefined }[] =
      node.type === "sequence"
        ? node.items.map((item) => ({ node: item, path: `${path}[]` }))
        : node.type === "mapping"
          ? node.pairs.flatMap((pair) => mergedOrBelow(pair.value, isMerge(pair), path, pair.name ?? ""))
          : [];
    for (const one of below.reverse()) {
      if (one.path !== undefined && modelAt(one.path)) pending.push({ node: one.node, path: one.path });
    }
  }
  return undefined;
}

function mergedOrBelow(value: YamlNode, merge: boolean, path: string, name: string) {
  if (!merge) return [{ node: value, path: keyPath(path, name) }];
  const merged = value.type === "sequence" ? value.items : [value];
  return merged.map((node) => ({ node, path }));
}
