/** The blocks of a YAML file: every key and item whose value takes several lines. */
import type { YamlNode, YamlSyntax } from "../../syntax/yaml/syntax.ts";
import { type Span, withoutTrailingSpace } from "../../text/span.ts";

export function yamlBlocks({ documents }: YamlSyntax, text: string): readonly Span[] {
  const found: Span[] = [];
  const pending: YamlNode[] = documents.flatMap(({ root }) => root ?? []);
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type === "sequence") {
      found.push(...node.items.map(({ span }) => span));
      pending.push(...node.items);
    } else if (node.type === "mapping") {
      found.push(...node.pairs.map(({ span }) => span));
      pending.push(...node.pairs.map(({ value }) => value));
    }
  }
  return found.map((span) => withoutTrailingSpace(text, span));
}
