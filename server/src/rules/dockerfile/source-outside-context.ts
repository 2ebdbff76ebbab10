/** `COPY ../x`: the build context has no folder above it. */
import type { Fix } from "../../linter/rule.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import { buildContexts } from "../../semantics/workspace/contexts.ts";
import { type CopySource, contextSources } from "../../semantics/workspace/copySources.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { namedContextEdits } from "../composeNamedContext.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/source-outside-context",
  title: "COPY from outside the build context",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  for (const source of contextSources(instruction, context.subject)) {
    if (!leaves(source.text)) continue;
    const fixes = written(source, context);
    const named = namedContext(source, instruction, context);
    const looked = source.path === "" ? "the whole context" : quote(source.path, 22);
    context.report({
      span: source.word.span,
      message: `".." cannot leave the build context: Docker looks for ${looked} in it.`,
      fixes: () => [...fixes, ...named],
    });
  }
}

/** True when the path goes above its root. */
function leaves(path: string): boolean {
  let depth = 0;
  for (const segment of path.split("/")) {
    if (segment === "..") depth--;
    else if (segment !== "" && segment !== ".") depth++;
    if (depth < 0) return true;
  }
  return false;
}

/** Where Docker finds the file all the same, the path may say so. */
function written({ path, word }: CopySource, { reader, uri, source }: DockerfileContext): readonly Fix[] {
  const { all } = reader.derive(buildContexts, uri);
  const there =
    path !== "" && all.every(({ folder }) => /^(?:file|directory)$/.test(reader.kind(resolvePath(folder, path))));
  if (!there || /["'\s$]/.test(textAt(source.text, word.span))) return [];
  return [{ title: `Write ${path}`, safety: "safe", preferred: true, edits: [replace(word.span, path)] }];
}

/** Where the folder is there and Compose builds the file, Compose can hand the folder over. */
function namedContext(
  { text, word }: CopySource,
  instruction: CopyInstruction,
  { reader, uri, subject }: DockerfileContext,
): readonly Fix[] {
  const [up, name, rest] = /^((?:\.\.\/)+)([a-z0-9][a-z0-9._-]*)(?:\/(.*))?$/.exec(text)?.slice(1) ?? [];
  const { known, all } = reader.derive(buildContexts, uri);
  const [context] = all;
  if (up === undefined || name === undefined || !known || !context || all.length > 1) return [];
  const alone = instruction.keyword === "COPY" && instruction.sources.length === 1;
  if (!alone || flagOf(instruction, "from") || subject.stage(name)) return [];
  const folder = resolvePath(context.folder, `${up}${name}`);
  if (reader.kind(folder) !== "directory") return [];
  const edits = namedContextEdits(reader, uri, name, folder);
  if (!edits) return [];
  const from = [replace(word.span, `--from=${name} ${rest || "."}`)];
  return [{ title: `Hand over ${up}${name} as a named context`, safety: "suggestion", edits: [...from, ...edits] }];
}
