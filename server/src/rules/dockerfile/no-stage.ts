/** Files that Docker cannot build because no stage begins: no FROM, or instructions before the first one. */
import { reportFailure } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/no-stage",
  title: "No FROM, or an instruction before it",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["DL3061"],
  since: "0.1.0",
  fix: "none",
  visit: { file: check },
});

function check(_: unknown, context: DockerfileContext): void {
  const { text, instructions } = context.subject.syntax;
  if (!instructions.some(({ keyword }) => keyword === "FROM")) {
    const line = /\S[^\r\n]*/.exec(text);
    // A file that is still empty was only just made.
    if (!line) return;
    const first = instructions.find(({ keyword }) => keyword !== "ARG") ?? instructions[0];
    const span = first?.keywordSpan ?? { start: line.index, end: line.index + line[0].trimEnd().length };
    const message = "The file has no FROM, so there is nothing that Docker could build.";
    const aliases = first?.keyword === undefined || first.keyword === "ARG" ? [] : ["DL3061"];
    reportFailure(context, "file", { span, message, aliases });
    // Said once; hadolint says it of each instruction.
    if (!context.hadolintCompatible) return;
    for (const { keyword, keywordSpan } of instructions.filter((other) => other !== first))
      if (keyword !== undefined && keyword !== "ARG") context.report({ span: keywordSpan, message });
    return;
  }
  for (const { keyword, keywordSpan } of instructions) {
    if (keyword === "FROM") return;
    // Unknown words have a report of their own.
    if (keyword === undefined || keyword === "ARG") continue;
    const message = `${keyword} stands before the first FROM, where only ARG may stand. Docker stops at this line.`;
    reportFailure(context, "file", { span: keywordSpan, message });
  }
}
