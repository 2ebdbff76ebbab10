/** What an alias stands for, and what a merge key brings. */
import { isMerge, mappingsIn } from "../../../syntax/yaml/merge.ts";
import type { YamlContent, YamlMapping, YamlNode } from "../../../syntax/yaml/syntax.ts";
import { code, codeBlock, list, paragraphs } from "../../../text/markdown.ts";
import { type Span, touches } from "../../../text/span.ts";
import { lineOfOffset } from "./origins.ts";

const MOST_LINES = 12;
const MOST_KEYS = 20;

interface Found {
  readonly span: Span;
  readonly markdown: string;
}

/** The alias or merge key at an offset, wherever it stands below `root`. */
export function aliasAt(root: YamlNode, offset: number, text: string): Found | undefined {
  let node: YamlNode | undefined = root;
  while (node !== undefined) {
    if (node.type === "alias")
      return node.target === undefined
        ? undefined
        : { span: node.span, markdown: stands(node.name, node.target, text) };
    if (node.type === "sequence") node = node.items.find((item) => touches(item.span, offset));
    else if (node.type === "mapping") {
      const mapping: YamlMapping = node;
      const pair = mapping.pairs.find((one) => touches(one.span, offset));
      if (pair !== undefined && isMerge(pair) && touches(pair.key.span, offset))
        return { span: pair.key.span, markdown: merges(mapping, mappingsIn(pair.value)) };
      node = pair?.value;
    } else return undefined;
  }
  return undefined;
}

function stands(name: string, target: YamlContent, text: string): string {
  return paragraphs(
    `**Alias ${code(`*${name}`)}** of the value in line ${lineOfOffset(text, target.span.start)}.`,
    codeBlock(dedented(text, target.span), "yaml"),
  );
}

/** The lines of a value without the indentation that they share. */
function dedented(text: string, { start, end }: Span): string {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const lead = text.slice(line, start);
  const lines = (lead.trim() === "" ? text.slice(line, end) : text.slice(start, end)).trimEnd().split(/\r?\n/);
  const pads = lines.filter((one) => one.trim() !== "").map((one) => /^ */.exec(one)?.[0].length ?? 0);
  const pad = lead.trim() === "" ? Math.min(...pads) : 0;
  const shown = lines.slice(0, MOST_LINES).map((one) => one.slice(pad));
  return [...shown, ...(lines.length > MOST_LINES ? ["…"] : [])].join("\n");
}

function merges(mapping: YamlMapping, sources: readonly YamlMapping[]): string {
  const own = new Set(mapping.pairs.filter((pair) => !isMerge(pair)).map(({ name }) => name));
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const source of sources) {
    for (const { name } of source.pairs) {
      if (name === undefined || seen.has(name)) continue;
      seen.add(name);
      lines.push(own.has(name) ? `~~${code(name)}~~ set here, so this one counts` : code(name));
    }
  }
  const rest = lines.length > MOST_KEYS ? [`and ${lines.length - MOST_KEYS} more`] : [];
  return paragraphs(
    "**Merge key**: takes these keys from the mapping that is named. Keys written here win; nothing is joined deeper.",
    list([...lines.slice(0, MOST_KEYS), ...rest]),
  );
}
