/** A source of COPY or ADD that is in none of the folders that Compose builds this Dockerfile from. */
import type { Fix } from "../../linter/rule.ts";
import { type BuildContext, buildContexts } from "../../semantics/workspace/contexts.ts";
import { type CopySource, contextSources } from "../../semantics/workspace/copySources.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import type { Reader } from "../../workspace/derive.ts";
import { basename, dirname, relativePath, resolvePath, type Uri } from "../../workspace/uri.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/missing-copy-source",
  title: "COPY of a file that is not there",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  if (!stage || !context.subject.built.has(stage)) return;
  for (const source of contextSources(instruction, context.subject)) {
    if (source.wildcard || source.path === "") continue;
    const { known, all } = context.reader.derive(buildContexts, context.uri);
    // From where else it may be built, nobody knows; and several users must all miss the file.
    if (!known || !all.every((one) => misses(source, one, context.reader))) return;
    const [first] = all;
    if (first) report(source, first, context);
  }
}

/** What the ignore file hides is reported as that. */
function misses({ path }: CopySource, { folder, ignore }: BuildContext, reader: Reader): boolean {
  if (reader.list(folder) === undefined || ignore?.matcher.decide(path).hidden) return false;
  return reader.kind(resolvePath(folder, path)) === "absent";
}

/** First names of what other programs make before the build: their absence says nothing. */
const OUTPUTS = /^(?:target|dist|build|out|output|bin|obj|publish|public|release|vendor|node_modules|\.[^/]+)(?:\/|$)/i;

function report(source: CopySource, { folder }: BuildContext, context: DockerfileContext): void {
  const meant = meantPath(source, folder, context);
  const parentThere = context.reader.list(dirname(resolvePath(folder, source.path))) !== undefined;
  if (!meant && (!parentThere || OUTPUTS.test(source.path))) return;
  context.report({
    span: source.word.span,
    message: `${quote(source.path, 28)} is not in the build context ${quote(basename(folder), 20)}.${meant ? ` ${meant.why}` : ""} The build stops here, unless something makes it before.`,
    ...(meant ? {} : { severity: "information" as const }),
    fixes: () => (meant ? fixes(source, meant.path) : []),
  });
}

interface Meant {
  /** From the context. */
  readonly path: string;
  readonly why: string;
}

function meantPath({ path }: CopySource, folder: Uri, { reader, uri }: DockerfileContext): Meant | undefined {
  const beside = relativePath(folder, resolvePath(dirname(uri), path));
  if (beside !== undefined && beside !== path && exists(folder, beside, reader))
    return { path: beside, why: `Sources are counted from there, not from this file: ${quote(beside, 60)}.` };
  const inside = path.startsWith(`${basename(folder)}/`) ? path.slice(basename(folder).length + 1) : undefined;
  if (inside !== undefined && exists(folder, inside, reader))
    return { path: inside, why: `Sources are counted from inside it: ${quote(inside, 60)}.` };
  const place = resolvePath(folder, path);
  const names = (reader.list(dirname(place)) ?? []).map(({ name }) => name);
  const near = didYouMean(basename(place), names);
  if (near === undefined) return undefined;
  return { path: path.slice(0, path.lastIndexOf("/") + 1) + near, why: `Did you mean ${quote(near, 60)}?` };
}

function exists(folder: Uri, path: string, reader: Reader): boolean {
  const kind = reader.kind(resolvePath(folder, path));
  return kind === "file" || kind === "directory";
}

/** Only where the word is written as it is: without quotes, variables and continuations. */
function fixes({ word, text }: CopySource, meant: string): readonly Fix[] {
  if (word.raw !== text || word.span.end - word.span.start !== text.length) return [];
  const path = `${/^\.?\//.exec(text)?.[0] ?? ""}${meant}${text.endsWith("/") ? "/" : ""}`;
  return [{ title: `Copy ${quote(path, 60)}`, safety: "suggestion", edits: [replace(word.span, path)] }];
}
