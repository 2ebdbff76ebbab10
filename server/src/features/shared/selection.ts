/** What "expand selection" takes next: word, argument, instruction, stage; value, pair, mapping. */
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import { expandedWords } from "../../semantics/dockerfile/words.ts";
import type { Instruction } from "../../syntax/dockerfile/syntax.ts";
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import type { YamlNode } from "../../syntax/yaml/syntax.ts";
import { type Span, touches, withoutTrailingSpace } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

/** The spans around an offset, smallest first, each inside the next; the whole file comes last. */
export function selectionsAt(reader: Reader, uri: Uri, offset: number): readonly Span[] {
  const source = reader.file(uri);
  if (!source) return [];
  const around = source.language === "dockerfile" ? inDockerfile(reader, uri) : inYaml(reader, uri, source.language);
  const trimmed = around.filter((span) => touches(span, offset)).map((span) => withoutTrailingSpace(source.text, span));
  const candidates = [...trimmed.filter((span) => touches(span, offset)), { start: 0, end: source.text.length }];
  candidates.sort((a, b) => a.end - a.start - (b.end - b.start));
  const nested: Span[] = [];
  for (const span of candidates) {
    const inner = nested.at(-1);
    const same = inner?.start === span.start && inner.end === span.end;
    if (!same && (!inner || (span.start <= inner.start && inner.end <= span.end))) nested.push(span);
  }
  return nested;
}

function inDockerfile(reader: Reader, uri: Uri): readonly Span[] {
  const { stages, syntax } = reader.derive(buildGraph, uri);
  return [...stages.map(({ span }) => span), ...syntax.instructions.flatMap(inInstruction)];
}

function inInstruction(instruction: Instruction): readonly Span[] {
  const spans: Span[] = [instruction.span, instruction.keywordSpan, instruction.argumentSpan];
  for (const { span, value, options } of instruction.flags) {
    spans.push(span, ...(value ? [value.span] : []), ...options.map((option) => option.span));
  }
  for (const { span, body } of instruction.heredocs) spans.push(span, body);
  if ("pairs" in instruction)
    spans.push(...instruction.pairs.flatMap(({ span, value }) => (value ? [span, value.span] : [span])));
  if ("sources" in instruction) spans.push(...instruction.sources.map(({ span }) => span));
  if ("command" in instruction && instruction.command?.json)
    spans.push(...instruction.command.json.items.map(({ span }) => span));
  for (const { span, parts } of expandedWords(instruction)) spans.push(span, ...parts.map((part) => part.span));
  return spans;
}

function inYaml(reader: Reader, uri: Uri, language: string | undefined): readonly Span[] {
  if (language !== "compose") return [];
  const found: Span[] = [];
  const pending: YamlNode[] = reader.derive(yamlSyntax, uri).documents.flatMap(({ root }) => root ?? []);
  for (let node = pending.pop(); node; node = pending.pop()) {
    found.push(node.span);
    if (node.type === "sequence") pending.push(...node.items);
    if (node.type !== "mapping") continue;
    for (const { key, value, span } of node.pairs) {
      found.push(span);
      pending.push(key, value);
    }
  }
  return found;
}
