/** The outline of a Compose file: sections, services with their image, keys and items. */
import { composeFile } from "../../semantics/compose/file.ts";
import { mappingOf, type YamlNode, type YamlPair } from "../../syntax/yaml/syntax.ts";
import { contains } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { OutlineKind, OutlineNode } from "../shared/outline.ts";

/** Deeper than this nobody looks into an outline. */
const DEEPEST = 6;

export function composeOutline(reader: Reader, uri: Uri): readonly OutlineNode[] {
  return reader.derive(composeFile, uri).roots.flatMap((root) => root.pairs.flatMap((pair) => node(pair, [])));
}

function node(pair: YamlPair, path: readonly string[]): OutlineNode[] {
  const { name, key, value, span } = pair;
  if (name === undefined || name === "") return [];
  const here = [...path, name];
  return [
    {
      name,
      detail: detailOf(value, here),
      kind: kindOf(here),
      span,
      nameSpan: contains(span, key.span) ? key.span : span,
      children: here.length < DEEPEST ? children(value, here) : [],
    },
  ];
}

function children(value: YamlNode, path: readonly string[]): readonly OutlineNode[] {
  if (value.type === "mapping") return value.pairs.flatMap((pair) => node(pair, path));
  if (value.type !== "sequence") return [];
  return value.items.flatMap((item, i) => {
    const text = item.type === "scalar" ? item.value : item.type === "alias" ? `*${item.name}` : `${i + 1}`;
    if (text.trim() === "") return [];
    const inner = path.length < DEEPEST ? children(item, [...path, text]) : [];
    return [{ name: text, detail: "", kind: "item", span: item.span, nameSpan: item.span, children: inner } as const];
  });
}

function kindOf({ length, 0: section = "" }: readonly string[]): OutlineKind {
  if (length === 1) return "section";
  if (length > 2) return "key";
  if (section === "services") return "service";
  return section.startsWith("x-") || section === "include" ? "key" : "resource";
}

/** What tells most at a glance: a service's image, a plain value. */
function detailOf(value: YamlNode, path: readonly string[]): string {
  if (value.type === "alias") return `*${value.name}`;
  if (value.type === "scalar") return value.style === "literal" || value.style === "folded" ? "" : value.value;
  if (path.length !== 2 || path[0] !== "services") return "";
  const keys = mappingOf(value)?.byName;
  const image = keys?.get("image")?.value;
  if (image?.type === "scalar") return image.value;
  const build = keys?.get("build")?.value;
  return build ? `build ${build.type === "scalar" ? build.value : ""}`.trim() : "";
}
