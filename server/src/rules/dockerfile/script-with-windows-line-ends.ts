/** A copied script that the container starts, with a first line that Linux cannot follow. */
import type { Fix } from "../../linter/rule.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { buildContexts } from "../../semantics/workspace/contexts.ts";
import { type CopySource, contextSources } from "../../semantics/workspace/copySources.ts";
import type { CommandInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import type { SourceFile } from "../../workspace/sourceFile.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/script-with-windows-line-ends",
  title: "Start script with Windows line ends",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { stage: check },
});

function check(stage: Stage, context: DockerfileContext): void {
  if (stage.os === "windows") return;
  for (const name of startedScripts(stage)) {
    for (const copy of stage.instructions) {
      if (copy.keyword !== "COPY" && copy.keyword !== "ADD") continue;
      const source = contextSources(copy, context.subject).find(({ path }) => path.split("/").at(-1) === name);
      if (source && !isMended(stage, context)) checkScript(source, context);
    }
  }
}

/** Names of files that the list forms of ENTRYPOINT and CMD start by their path. */
function startedScripts({ instructions }: Stage): readonly string[] {
  const starts = (one: Stage["instructions"][number]): one is CommandInstruction =>
    one.keyword === "ENTRYPOINT" || one.keyword === "CMD";
  const words = instructions
    .filter(starts)
    .flatMap(({ command }) => command.json?.items.map(({ value }) => value) ?? []);
  return [
    ...new Set(
      words
        .map((word) => word.split("/").at(-1) ?? "")
        .filter((name) => /\.(?:sh|bash|py|pl|rb)$|^[\w.-]*entrypoint[\w.-]*$/.test(name)),
    ),
  ];
}

/** A step that takes the carriage returns out. */
function isMended({ instructions }: Stage, { source }: DockerfileContext): boolean {
  return instructions.some(
    (one) => one.keyword === "RUN" && /dos2unix|\\r|\\015/.test(source.text.slice(one.span.start, one.span.end)),
  );
}

function checkScript({ path, word }: CopySource, context: DockerfileContext): void {
  const { all } = context.reader.derive(buildContexts, context.uri);
  const file = all.map(({ folder }) => context.reader.file(resolvePath(folder, path))).find((one) => one !== undefined);
  const first = file?.text.split("\n", 1)[0] ?? "";
  if (!file || !first.startsWith("#!") || !first.endsWith("\r")) return;
  const program = first.slice(2, -1).trim();
  context.report({
    span: word.span,
    message: `${quote(path, 22)} has Windows line ends: Linux looks for ${quote(`${program}\\r`, 20)} and fails.`,
    related: [
      { uri: file.uri, span: { start: 0, end: first.length - 1 }, message: "This line ends with a carriage return." },
    ],
    fixes: () => [converted(path, file)],
  });
}

function converted(path: string, { uri, text }: SourceFile): Fix {
  const edits = [...text.matchAll(/\r\n/g)].map(({ index }) => ({
    uri,
    span: { start: index, end: index + 1 },
    newText: "",
  }));
  return { title: `Give ${path} Linux line ends`, safety: "unsafe", preferred: true, edits };
}
