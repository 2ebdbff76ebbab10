/**
 * Formatting of Compose files: one width of indentation, no blanks at line ends, a line break at the end. Anchors,
 * comments, quotes, numbers, blank lines and the text of block scalars stay; a broken file is left alone.
 */
import { parseYaml, yamlSyntax } from "../../syntax/yaml/parse.ts";
import type { YamlNode, YamlSyntax } from "../../syntax/yaml/syntax.ts";
import { applyEdits, insert, remove, type TextEdit } from "../../text/edits.ts";
import type { LineIndex } from "../../text/lineIndex.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import type { FormatOptions } from "../shared/formatOptions.ts";
import { layoutOf } from "./format/layout.ts";
import { sameTree } from "./format/sameTree.ts";

/** The edits that format the whole file; none when it is fine or cannot be formatted safely. */
export function formatCompose(reader: Reader, uri: Uri, options: FormatOptions): readonly TextEdit[] {
  const source = reader.file(uri);
  const syntax = reader.derive(yamlSyntax, uri);
  if (!source || syntax.errors.length > 0) return [];
  const { text, lines } = source;
  const fixed = multilineSpans(syntax, lines);
  const edits = [
    ...indentation(text, syntax, lines, options),
    ...(options.trimTrailingWhitespace ? trailing(text, lines, fixed) : []),
    ...finalNewline(text, syntax, options),
  ];
  if (edits.length === 0) return [];
  return sameTree(syntax, parseYaml(applyEdits(text, edits))) ? edits : [];
}

function indentation(text: string, syntax: YamlSyntax, lines: LineIndex, { indent }: FormatOptions): TextEdit[] {
  const preferred = indent.startsWith("\t") ? 2 : indent.length;
  const layout = layoutOf(text, syntax, lines, preferred);
  return [...(layout ?? [])].flatMap(([line, move]) => {
    const start = lines.lineStart(line) + (line === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0);
    return move > 0 ? [insert(start, " ".repeat(move))] : [remove({ start, end: start - move })];
  });
}

/** The lines that belong to a scalar of several lines: blanks there may be content. */
function multilineSpans(syntax: YamlSyntax, lines: LineIndex): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (node: YamlNode): void => {
    if (node.type === "sequence") for (const item of node.items) visit(item);
    if (node.type === "mapping") {
      for (const { key, value } of node.pairs) {
        visit(key);
        visit(value);
      }
    }
    if (node.type !== "scalar") return;
    const first = lines.lineAt(node.span.start);
    const last = lines.lineAt(node.span.end);
    if (node.style === "literal" || node.style === "folded" || last > first) {
      for (let line = first; line <= last; line++) found.add(line);
    }
  };
  for (const { root } of syntax.documents) if (root) visit(root);
  return found;
}

function trailing(text: string, lines: LineIndex, fixed: ReadonlySet<number>): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    if (fixed.has(line)) continue;
    const { start, end } = lines.lineSpan(line);
    const content = text.slice(start, end).replace(/[\r\n]+$/, "");
    const kept = content.replace(/[ \t]+$/, "");
    if (kept.length < content.length) edits.push(remove({ start: start + kept.length, end: start + content.length }));
  }
  return edits;
}

/** Not behind a block scalar, where the line break would be content. */
function finalNewline(text: string, syntax: YamlSyntax, { insertFinalNewline }: FormatOptions): TextEdit[] {
  if (!insertFinalNewline || text === "" || /[\r\n]$/.test(text)) return [];
  let last = syntax.documents.at(-1)?.root;
  while (last?.type === "mapping" || last?.type === "sequence") {
    if (last.flow) break;
    last = last.type === "mapping" ? last.pairs.at(-1)?.value : last.items.at(-1);
  }
  if (last?.type === "scalar" && (last.style === "literal" || last.style === "folded")) return [];
  return [insert(text.length, text.includes("\r\n") ? "\r\n" : "\n")];
}
