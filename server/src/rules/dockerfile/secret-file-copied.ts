/** COPY or ADD of files that hold secrets. */
import type { FileEdit, Fix } from "../../linter/rule.ts";
import { type BuildContext, buildContexts } from "../../semantics/workspace/contexts.ts";
import { type CopySource, contextSources } from "../../semantics/workspace/copySources.ts";
import { holdsSecrets } from "../../semantics/workspace/secretFiles.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert, remove } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { basename, resolvePath } from "../../workspace/uri.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/secret-file-copied",
  title: "File with secrets copied into the image",
  category: "security",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  if (!context.subject.stageOf(instruction)) return;
  const [first] = context.reader.derive(buildContexts, context.uri).all;
  for (const source of first ? contextSources(instruction, context.subject) : []) {
    if (!first || source.wildcard) continue;
    if (source.path === "") checkFolder(source, first, instruction, context);
    else if (holdsSecrets(context.reader, resolvePath(first.folder, source.path), source.path))
      report(source, instruction, context);
  }
}

function isLast(instruction: CopyInstruction, { subject }: DockerfileContext): boolean {
  return subject.stageOf(instruction)?.isFinal ?? true;
}

function report(source: CopySource, instruction: CopyInstruction, context: DockerfileContext): void {
  const last = isLast(instruction, context);
  context.report({
    span: source.word.span,
    message: last
      ? `${quote(source.path, 25)} becomes a part of the image: whoever has the image can read it.`
      : `${quote(source.path, 25)} stays in a layer of this stage and in the build cache.`,
    ...(last ? {} : { severity: "information" as const }),
    fixes: () => useMount(source, instruction, context),
  });
}

/** `COPY . .`: what lies at the top of the context and is not hidden goes along. */
function checkFolder(
  { word }: CopySource,
  { folder, ignore }: BuildContext,
  instruction: CopyInstruction,
  context: DockerfileContext,
): void {
  const { reader } = context;
  const names = (reader.list(folder) ?? []).filter(({ kind }) => kind === "file").map(({ name }) => name);
  const [name] = names.filter(
    (one) => ignore?.matcher.decide(one).hidden !== true && holdsSecrets(reader, resolvePath(folder, one), one),
  );
  if (name === undefined) return;
  const last = isLast(instruction, context);
  context.report({
    span: word.span,
    message: `${quote(name, 25)} goes along with ${quote(word.raw, 8)} into ${last ? "the image" : "a layer of this stage"}.`,
    severity: last ? "information" : "hint",
    fixes: () => (ignore ? [hide(name, ignore.uri, context)] : []),
  });
}

function hide(name: string, uri: string, { reader }: DockerfileContext): Fix {
  const text = reader.file(uri)?.text ?? "";
  const lead = text === "" || text.endsWith("\n") ? "" : "\n";
  const edit: FileEdit = { uri, span: { start: text.length, end: text.length }, newText: `${lead}${name}\n` };
  return { title: `Add ${name} to ${basename(uri)}`, safety: "suggestion", edits: [edit] };
}

/** For the next RUN of the stage, at the path where COPY would have put it. */
function useMount(
  { path }: CopySource,
  instruction: CopyInstruction,
  { subject, source: { lines } }: DockerfileContext,
): readonly Fix[] {
  const { destination, sources, span } = instruction;
  const stage = subject.stageOf(instruction)?.instructions ?? [];
  const run = stage.slice(stage.indexOf(instruction) + 1).find(({ keyword }) => keyword === "RUN");
  const to = destination?.literal;
  if (!run || sources.length !== 1 || to === undefined) return [];
  const name = path.slice(path.lastIndexOf("/") + 1);
  const folder = to.endsWith("/") || to === ".";
  const { workdir } = subject.stateAt(instruction, "before");
  const base = to.startsWith("/") ? "" : workdir.known ? workdir.value.replace(/\/?$/, "/") : undefined;
  if (base === undefined) return [];
  const rest = to.replace(/^\.\/?/, "");
  const target = `${base}${rest}${folder ? name : ""}`;
  const id = name.replace(/^\.+/, "").replace(/\W+/g, "-");
  const line = remove({
    start: lines.lineStart(lines.lineAt(span.start)),
    end: lines.lineStart(lines.lineAt(span.end) + 1),
  });
  const edits = [line, insert(run.keywordSpan.end, ` --mount=type=secret,id=${id},target=${target}`)];
  return [{ title: `Mount ${name} as a secret for the next RUN`, safety: "suggestion", edits }];
}
