/** The variables that a service sets in `environment`, whichever form it has. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { follow, isNull, scalarOf, type YamlNode, type YamlScalar } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import { itemsOf } from "./lookup.ts";

export interface EnvironmentEntry {
  readonly name: string;
  readonly nameSpan: Span;
  /** As written, with its variables; undefined where the value is passed through. */
  readonly value: string | undefined;
  readonly valueSpan: Span;
  /** Where the value begins in the scalar. */
  readonly valueStart: number;
  readonly scalar: YamlScalar;
  readonly form: "list" | "map";
}

/** The entries of a node that stands under `environment`, `args` or the like. */
export function environmentEntries(node: YamlNode | undefined, text: string): readonly EnvironmentEntry[] {
  const content = follow(node);
  if (content?.type === "mapping") {
    return [...mergedPairs(content)].flatMap(([name, pair]) => {
      const scalar = scalarOf(pair.value);
      if (scalar === undefined || pair.value.tag === "!reset") return [];
      const value = isNull(scalar) ? undefined : scalar.value;
      const valueSpan = spanInside(scalar, 0, scalar.value.length, text);
      return [{ name, nameSpan: pair.key.span, value, valueSpan, valueStart: 0, scalar, form: "map" as const }];
    });
  }
  return itemsOf(content).flatMap((item) => {
    const scalar = scalarOf(item);
    if (scalar === undefined) return [];
    const equals = scalar.value.indexOf("=");
    const end = equals < 0 ? scalar.value.length : equals;
    return [
      {
        name: scalar.value.slice(0, end),
        nameSpan: spanInside(scalar, 0, end, text),
        value: equals < 0 ? undefined : scalar.value.slice(equals + 1),
        valueSpan: spanInside(scalar, Math.min(end + 1, scalar.value.length), scalar.value.length, text),
        valueStart: Math.min(end + 1, scalar.value.length),
        scalar,
        form: "list" as const,
      },
    ];
  });
}
