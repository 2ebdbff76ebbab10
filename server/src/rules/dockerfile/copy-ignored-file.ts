/** A source of COPY or ADD that the ignore file hides from the build (BuildKit: validateCopySourcePath). */
import type { FileEdit, Fix } from "../../linter/rule.ts";
import type { IgnoreMatcher } from "../../semantics/dockerignore/matcher.ts";
import { mayMatchBelow } from "../../semantics/dockerignore/below.ts";
import type { CompiledPattern } from "../../semantics/dockerignore/pattern.ts";
import { type BuildContext, buildContexts, type IgnoreFile } from "../../semantics/workspace/contexts.ts";
import { type CopySource, contextSources } from "../../semantics/workspace/copySources.ts";
import { cleanPath } from "../../syntax/dockerignore/cleanPath.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import type { Reader } from "../../workspace/derive.ts";
import { basename, resolvePath } from "../../workspace/uri.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/copy-ignored-file",
  title: "COPY of a file that the ignore file hides",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["CopyIgnoredFile"],
  since: "0.1.0",
  fix: "suggestion",
  visit: { COPY: check, ADD: check },
});

interface Hiding {
  readonly ignore: IgnoreFile;
  readonly by: CompiledPattern;
}

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  if (!stage || !context.subject.built.has(stage)) return;
  for (const source of contextSources(instruction, context.subject)) {
    const { all } = context.reader.derive(buildContexts, context.uri);
    const hidings = all.map((one) => hidingOf(source, one, context.reader));
    const [first] = hidings;
    // Where several services build this file, it is wrong only if none of them sees the source.
    if (first && hidings.every((hiding) => hiding !== undefined)) report(source, first, instruction, context);
  }
}

function hidingOf(source: CopySource, { folder, ignore }: BuildContext, reader: Reader): Hiding | undefined {
  if (!ignore) return undefined;
  const { matcher } = ignore;
  if (source.path === "") {
    const by = matcher.hasExceptions ? undefined : matcher.patterns.find(({ pattern }) => EVERYTHING.has(pattern));
    return by && { ignore, by };
  }
  const { hidden, by } = matcher.decide(source.path);
  if (!hidden || !by) return undefined;
  // An exception may show something of a folder, or of what a wildcard means.
  const isFile = !source.wildcard && reader.kind(resolvePath(folder, source.path)) === "file";
  const shown = (pattern: CompiledPattern) =>
    pattern.negated && (source.wildcard || mayMatchBelow(pattern, source.path));
  return !isFile && matcher.patterns.some(shown) ? undefined : { ignore, by };
}

const EVERYTHING: ReadonlySet<string> = new Set(["*", "**", "**/*"]);

function report(
  source: CopySource,
  { ignore, by }: Hiding,
  { keyword }: CopyInstruction,
  context: DockerfileContext,
): void {
  const file = context.reader.file(ignore.uri);
  if (!file) return;
  const line = file.lines.lineAt(by.span.start) + 1;
  const name = basename(ignore.uri);
  const what = source.path === "" ? "everything" : quote(source.path, 24);
  context.report({
    span: source.word.span,
    message: `Line ${line} of ${name} hides ${what}, so ${keyword} finds nothing. The build sees only what ${name} leaves.`,
    ...(asBuildKit(source, ignore.matcher) ? {} : { aliases: [] }),
    related: [{ uri: ignore.uri, span: by.span, message: `${quote(source.path || ".", 40)} is hidden here` }],
    fixes: () => (source.path === "" || source.wildcard ? [] : fixes(source, by, line, name, file)),
  });
}

/** BuildKit says nothing as soon as there is an exception, and takes a slash at the beginning for part of the name. */
function asBuildKit({ text, path }: CopySource, matcher: IgnoreMatcher): boolean {
  return !matcher.hasExceptions && (path === "" || matcher.decide(cleanPath(text)).hidden);
}

function fixes(
  { path }: CopySource,
  by: CompiledPattern,
  line: number,
  name: string,
  { uri, text, lines }: { uri: string; text: string; lines: DockerfileContext["source"]["lines"] },
): readonly Fix[] {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const lead = text === "" || text.endsWith("\n") ? "" : newline;
  const exception: FileEdit = {
    uri,
    span: { start: text.length, end: text.length },
    newText: `${lead}!${path}${newline}`,
  };
  const add: Fix = { title: `Add "!${path}" to ${name}`, safety: "suggestion", edits: [exception] };
  if (by.pattern !== path) return [add];
  const remove: FileEdit = { uri, span: lines.lineSpan(line - 1), newText: "" };
  return [add, { title: `Remove line ${line} of ${name}`, safety: "suggestion", edits: [remove] }];
}
