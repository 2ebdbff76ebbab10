/** COPY to a relative path while no WORKDIR says relative to what. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import { isAbsolutePath, joinWorkdir } from "../../semantics/dockerfile/paths.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/copy-to-relative-path",
  title: "COPY to a relative path without WORKDIR",
  category: "clarity",
  severity: "information",
  from: "recommended",
  aliases: ["DL3045"],
  since: "0.1.0",
  fix: "safe",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const { destination, keyword, onbuild } = instruction;
  if (!destination || onbuild || (context.hadolintCompatible && keyword === "ADD")) return;
  const stage = context.subject.stageOf(instruction);
  const state = context.subject.stateAt(instruction, "before");
  if (state.setBy.workdir || (!stage && !context.hadolintCompatible)) return;
  const text = destination.literal ?? destination.raw.replace(/^["']|["']$/g, "");
  if (/^(?:\/|\$|[A-Za-z]:)/.test(text) || (stage && isAbsolutePath(text, stage.os))) return;
  const workdir = valueOf(state.workdir);
  const where = workdir === undefined ? "a folder of the base image's choice" : `"${workdir}"`;
  context.report({
    span: destination.span,
    message: `${quote(text, 20)} stands on no WORKDIR: it lands in ${where}.`,
    // Where we know the folder it is only a matter of reading.
    ...(workdir === undefined ? {} : { severity: "hint" as const }),
    aliases: keyword === "COPY" ? ["DL3045"] : [],
    fixes: () => (workdir === undefined ? [] : absolute(instruction, workdir, context)),
  });
}

/** The folder that we know the base image to work in, written out. */
function absolute({ destination }: CopyInstruction, workdir: string, { source }: DockerfileContext): readonly Fix[] {
  const text = destination?.literal;
  if (!destination || text === undefined || textAt(source.text, destination.span) !== text) return [];
  const path = joinWorkdir(workdir, text, "linux");
  if (path === undefined || !/^[\w./@+-]+$/.test(path)) return [];
  const folder = /(?:^|\/)\.{0,2}\/?$/.test(text) && !path.endsWith("/") ? `${path}/` : path;
  return [{ title: `Write ${folder}`, safety: "safe", preferred: true, edits: [replace(destination.span, folder)] }];
}
