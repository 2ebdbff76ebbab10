/** A relative WORKDIR where no absolute one stands above it: where it lands is up to the base image. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import { isAbsolutePath, joinWorkdir } from "../../semantics/dockerfile/paths.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/relative-workdir",
  title: "Relative WORKDIR",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: ["WorkdirRelativePath", "DL3000"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { WORKDIR: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  const stage = context.subject.stageOf(instruction);
  const word = instruction.whole;
  if (!word || instruction.onbuild) return;
  // hadolint looks at the text, and at each WORKDIR: all but the first stand on one of this file.
  const theirs = !/^["']?(?:\/|\$|[A-Za-z]:)/.test(word.raw);
  if (!stage) {
    const message = `${quote(word.literal ?? word.raw, 25)} is relative.`;
    if (theirs && context.hadolintCompatible) context.report({ span: word.span, message, aliases: ["DL3000"] });
    return;
  }
  const state = context.subject.stateAt(instruction, "before");
  const first = state.setBy.workdir === undefined;
  const path = valueOf(context.subject.expand(word, instruction));
  if (path === undefined || path === "" || isAbsolutePath(path, stage.os)) return;
  if (!first && !(theirs && context.hadolintCompatible)) return;
  context.report({
    span: word.span,
    message: first
      ? `${quote(path, 25)} is relative: it lands in whatever folder the base image works in.`
      : `${quote(path, 25)} is relative to the WORKDIR above.`,
    aliases: [...(first ? ["WorkdirRelativePath"] : []), ...(theirs ? ["DL3000"] : [])],
    fixes: () => (word.raw === path && /^[\w./-]+$/.test(path) ? absolute(path, instruction, context) : []),
  });
}

/** Safe where we know what the base image works in; else the root folder is the likely meaning, and a change. */
function absolute(path: string, instruction: WordsInstruction, { subject }: DockerfileContext): readonly Fix[] {
  const stage = subject.stageOf(instruction);
  const span = instruction.whole?.span;
  if (!span || stage?.os !== "linux") return [];
  const current = valueOf(subject.stateAt(instruction, "before").workdir);
  const whole = joinWorkdir(current ?? "/", path, "linux");
  if (whole === undefined) return [];
  const safety = current === undefined ? "unsafe" : "safe";
  return [{ title: `Use ${whole}`, safety, preferred: true, edits: [replace(span, whole)] }];
}
