/** The whole build context is copied, and no ignore file keeps anything back. */
import { buildContexts } from "../../semantics/workspace/contexts.ts";
import { contextSources } from "../../semantics/workspace/copySources.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/context-without-ignore-file",
  title: "Whole context copied without an ignore file",
  category: "size",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { COPY: check, ADD: check },
});

/** What hardly anybody wants in an image. */
const UNWANTED =
  /^(?:\.git|node_modules|\.env(?:\..+)?|\.venv|venv|__pycache__|\.idea|\.vscode|\.terraform|\.DS_Store)$/;

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const whole = contextSources(instruction, context.subject).find(({ path }) => path === "");
  if (!whole) return;
  const { all } = context.reader.derive(buildContexts, context.uri);
  const [first] = all;
  if (!first || all.length > 1 || first.ignore) return;
  const names = (context.reader.list(first.folder) ?? [])
    .map(({ name }) => name)
    .filter((name) => UNWANTED.test(name))
    .sort();
  if (names.length === 0) return;
  const shown = names.slice(0, 2).map((name) => JSON.stringify(name));
  context.report({
    span: whole.word.span,
    message: `Without a .dockerignore, this copies ${shown.join(" and ")} into the image, too.`,
    fixes: () => [
      {
        title: `Create a .dockerignore that keeps ${shown.join(" and ")} back`,
        safety: "suggestion",
        edits: [],
        newFile: { uri: resolvePath(first.folder, ".dockerignore"), text: `${names.join("\n")}\n` },
      },
    ],
  });
}
