/** The comment above ARG or a named stage that does not begin with its name, as descriptions do. */
import type { Comment, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { CheckSettings, commentsAbove } from "../../semantics/dockerfile/checks.ts";
import type { BuildGraph } from "../../semantics/dockerfile/model.ts";
import { insert } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

const CHECK = "InvalidDefinitionDescription";

export default dockerfileRule({
  id: "dockerfile/misnamed-description",
  title: "Description of something else",
  category: "style",
  severity: "hint",
  from: "recommended",
  aliases: [CHECK],
  since: "0.1.0",
  fix: "suggestion",
  visit: { file: check },
});

/** BuildKit counts this check as experimental: off, unless `# check=experimental=` names it. */
function check(graph: BuildGraph, context: DockerfileContext): void {
  const settings = new CheckSettings(graph);
  for (const [instruction, comments] of commentsAbove(graph.syntax)) {
    const last = comments.at(-1);
    const names = namesOf(instruction);
    if (!last || names.length === 0 || settings.verdict(CHECK, instruction) === "off") continue;
    const first = last.text.trim().split(" ")[0] ?? "";
    if (!names.includes(first)) report(last, names, context);
  }
}

function namesOf(instruction: Instruction): readonly string[] {
  if (instruction.keyword === "ARG") return instruction.pairs.map(({ name }) => name.raw);
  const name = instruction.keyword === "FROM" ? instruction.stageName?.raw.toLowerCase() : undefined;
  return name === undefined ? [] : [name];
}

function report({ span, text }: Comment, names: readonly string[], context: DockerfileContext): void {
  const [name = ""] = names;
  const start = span.start + 1 + (/^\s*/.exec(text)?.[0].length ?? 0);
  context.report({
    span,
    message: `Not taken as a description: it would begin with ${names.length > 1 ? "one of the names" : quote(name, 25)}.`,
    fixes: () =>
      names.length === 1
        ? [{ title: `Begin with ${name}`, safety: "suggestion", preferred: true, edits: [insert(start, `${name} `)] }]
        : [],
  });
}
