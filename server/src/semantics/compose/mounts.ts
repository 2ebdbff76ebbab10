/** What a service mounts, short form and long form alike. */
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { follow, scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import { childOf, isTrue, itemsOf, textOf } from "./lookup.ts";
import { parseVolumeShort } from "./volumes.ts";

export interface Mount {
  readonly item: YamlNode;
  readonly type: string;
  /** As written; undefined where there is none. */
  readonly source: string | undefined;
  readonly sourceSpan: Span;
  readonly target: string | undefined;
  readonly targetSpan: Span;
  readonly readOnly: boolean;
  readonly propagation: string | undefined;
}

/** Of a `volumes` node. */
export function mountsOf(node: YamlNode | undefined, text: string): readonly Mount[] {
  return itemsOf(node).flatMap((item) => {
    const content = follow(item);
    if (content?.type === "mapping") return [longForm(item)];
    const scalar = scalarOf(item);
    if (scalar === undefined) return [];
    const { kind, source, target, options } = parseVolumeShort(scalar.value);
    const words = options?.text.split(",") ?? [];
    const part = (span: Span | undefined) => (span ? spanInside(scalar, span.start, span.end, text) : scalar.span);
    return [
      {
        item,
        type: kind === "bind" ? "bind" : "volume",
        source: source?.text,
        sourceSpan: part(source?.span),
        target: target?.text,
        targetSpan: part(target?.span),
        readOnly: words.includes("ro"),
        propagation: words.find((word) => /^r?(?:private|shared|slave)$/.test(word)),
      },
    ];
  });
}

function longForm(item: YamlNode): Mount {
  const source = childOf(item, "source");
  const target = childOf(item, "target");
  return {
    item,
    type: textOf(childOf(item, "type")) ?? "",
    source: scalarOf(source)?.value,
    sourceSpan: source?.span ?? item.span,
    target: scalarOf(target)?.value,
    targetSpan: target?.span ?? item.span,
    readOnly: isTrue(childOf(item, "read_only")),
    propagation: textOf(childOf(childOf(item, "bind"), "propagation")),
  };
}
