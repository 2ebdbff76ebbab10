/** The formatter's own check of its work: the same tree, or no edits at all. */
import type { YamlNode, YamlSyntax } from "../../../syntax/yaml/syntax.ts";

/** True when both files say the same, in the same order, with the same quotes, tags, anchors and comments. */
export function sameTree(before: YamlSyntax, after: YamlSyntax): boolean {
  return (
    after.errors.length === 0 &&
    before.documents.length === after.documents.length &&
    before.documents.every(({ root }, i) => sameNode(root, after.documents[i]?.root)) &&
    before.comments.length === after.comments.length &&
    before.comments.every(({ text }, i) => text.trimEnd() === after.comments[i]?.text.trimEnd())
  );
}

function sameNode(a: YamlNode | undefined, b: YamlNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  if (a.type !== b.type || a.tag !== b.tag || a.anchor !== b.anchor) return false;
  if (a.type === "scalar" && b.type === "scalar") return a.value === b.value && a.style === b.style;
  if (a.type === "alias" && b.type === "alias") return a.name === b.name;
  if (a.type === "sequence" && b.type === "sequence") return sameList(a.items, b.items);
  if (a.type !== "mapping" || b.type !== "mapping" || a.pairs.length !== b.pairs.length) return false;
  return a.pairs.every(({ key, value }, i) => sameNode(key, b.pairs[i]?.key) && sameNode(value, b.pairs[i]?.value));
}

function sameList(a: readonly YamlNode[], b: readonly YamlNode[]): boolean {
  return a.length === b.length && a.every((item, i) => sameNode(item, b[i]));
}
