/** Reading values of one service of one file, merge keys and aliases followed. */
import { mergedPairs } from "../../syntax/yaml/merge.ts";
import { follow, isNull, mappingOf, scalarOf, type YamlNode, type YamlScalar } from "../../syntax/yaml/syntax.ts";
import type { ComposeService } from "./file.ts";
import { isInterpolated } from "./interpolation.ts";

/** The value below a service's keys; undefined where one of them is missing. */
export function valueOf(service: ComposeService, first: string, ...more: readonly string[]): YamlNode | undefined {
  let node = service.keys.get(first)?.value;
  for (const name of more) node = childOf(node, name);
  return node;
}

/** The value of a key of a mapping; undefined for anything else and for a value tagged `!reset`. */
export function childOf(node: YamlNode | undefined, name: string): YamlNode | undefined {
  const mapping = mappingOf(node);
  const value = mapping && mergedPairs(mapping).get(name)?.value;
  return value?.tag === "!reset" ? undefined : value;
}

/** The text of a scalar that depends on no variable. */
export function textOf(node: YamlNode | undefined): string | undefined {
  const scalar = scalarOf(node);
  return scalar === undefined || isNull(scalar) || isInterpolated(scalar.value) ? undefined : scalar.value;
}

/** The items of a list; none for anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  const content = follow(node);
  return content?.type === "sequence" ? content.items.filter(({ tag }) => tag !== "!reset") : [];
}

/** The scalars of a list, or the one scalar that stands for a list. */
export function scalarsOf(node: YamlNode | undefined): readonly YamlScalar[] {
  const content = follow(node);
  if (content?.type === "scalar") return isNull(content) ? [] : [content];
  return itemsOf(content).flatMap((item) => scalarOf(item) ?? []);
}

/** True for "true" as Compose reads it. */
export function isTrue(node: YamlNode | undefined): boolean {
  return /^(?:true|y|yes|on)$/i.test(textOf(node) ?? "");
}

/** True where this file says what the container runs, so that it is no mere addition to another file. */
export function isDefinition(service: ComposeService): boolean {
  return (service.keys.has("image") || service.keys.has("build")) && service.extends === undefined;
}
