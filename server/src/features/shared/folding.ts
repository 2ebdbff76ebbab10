/** What can be folded: stages, instructions, heredocs, services and their parts, comment blocks, regions. */
import { dockerfileSyntax } from "../../syntax/dockerfile/dockerfileSyntax.ts";
import { yamlSyntax } from "../../syntax/yaml/parse.ts";
import type { LineIndex } from "../../text/lineIndex.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { yamlBlocks } from "../compose/folding.ts";
import { dockerfileBlocks } from "../dockerfile/folding.ts";

export interface Fold {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind: "region" | "comment" | undefined;
}

interface CommentLine {
  readonly span: Span;
  readonly text: string;
}

export function folds(reader: Reader, uri: Uri): readonly Fold[] {
  const source = reader.file(uri);
  if (source?.language === "dockerfile") {
    const { comments } = reader.derive(dockerfileSyntax, uri);
    return merged(dockerfileBlocks(reader, uri), comments, source.lines);
  }
  if (source?.language === "compose") {
    const syntax = reader.derive(yamlSyntax, uri);
    return merged(
      yamlBlocks(syntax, source.text),
      syntax.comments.filter(({ alone }) => alone),
      source.lines,
    );
  }
  return [];
}

/** A line begins one fold at most: the widest. */
function merged(blocks: readonly Span[], comments: readonly CommentLine[], lines: LineIndex): readonly Fold[] {
  const found = new Map<number, Fold>();
  const add = (startLine: number, endLine: number, kind: Fold["kind"]): void => {
    const other = found.get(startLine);
    if (endLine > startLine && (other === undefined || other.endLine < endLine))
      found.set(startLine, { startLine, endLine, kind });
  };
  for (const { start, end } of blocks) add(lines.lineAt(start), lines.lineAt(Math.max(start, end)), undefined);
  const rows = comments.map(({ span, text }) => ({ line: lines.lineAt(span.start), text }));
  for (const { from, to } of runs(rows.filter(({ text }) => !REGION.test(text)).map(({ line }) => line)))
    add(from, to, "comment");
  for (const { from, to } of regions(rows)) add(from, to, "region");
  return [...found.values()].sort((a, b) => a.startLine - b.startLine);
}

const REGION = /^\s*#?(end)?region\b/;

/** Lines that follow each other without a gap. */
function runs(sorted: readonly number[]): readonly { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (const line of sorted) {
    const last = found.at(-1);
    if (last && last.to === line - 1) last.to = line;
    else found.push({ from: line, to: line });
  }
  return found;
}

/** `# region` or `#region` to `# endregion`, nested. */
function regions(rows: readonly { line: number; text: string }[]): readonly { from: number; to: number }[] {
  const open: number[] = [];
  return rows.flatMap(({ line, text }) => {
    const match = REGION.exec(text);
    if (match && match[1] === undefined) open.push(line);
    const from = match?.[1] === undefined ? undefined : open.pop();
    return from === undefined ? [] : [{ from, to: line }];
  });
}
