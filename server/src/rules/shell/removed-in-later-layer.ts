/** rm of a file that an earlier layer keeps. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { valueOf } from "../../semantics/known.ts";
import { type CreatedFile, createdFiles, isRemoved, removedPaths } from "../../semantics/shell/createdFiles.ts";
import type { ShellProgram } from "../../semantics/shell/model.ts";
import type { ShellPrograms } from "../../semantics/shell/shellPrograms.ts";
import { quote } from "../../text/quote.ts";
import { type ShellContext, shellRule } from "../shellRule.ts";

export default shellRule({
  id: "shell/removed-in-later-layer",
  title: "File removed in a later layer",
  category: "size",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { stage: check },
});

/** Only what becomes the image: the last stage with the stages that it is made from. */
function check(last: Stage, programs: ShellPrograms, context: ShellContext): void {
  if (!last.isFinal) return;
  const chain: Stage[] = [];
  for (let stage: Stage | undefined = last; stage; stage = stage.base.kind === "stage" ? stage.base.stage : undefined)
    chain.unshift(stage);
  const files: CreatedFile[] = [];
  for (const instruction of chain.flatMap(({ instructions }) => instructions)) {
    const program = programs.of(instruction);
    if (program && instruction.keyword === "RUN") report(program, files, context);
    files.push(...createdFiles(context.subject, instruction, program));
  }
}

function report(program: ShellProgram, files: CreatedFile[], context: ShellContext): void {
  const workdir = valueOf(context.subject.stateAt(program.instruction, "before").workdir);
  for (const command of program.commands) {
    for (const { path, word } of removedPaths(command, program, workdir)) {
      const kept = files.filter((file) => isRemoved(file.path, path));
      const [first] = kept;
      if (!first) continue;
      context.report({
        span: word.span,
        message: `${quote(first.path, 28)} stays in the layer of its ${first.instruction.keyword ?? "RUN"}: rm here only hides it.`,
        related: [{ span: first.span, message: "Here it gets into the image." }],
      });
      for (const file of kept) files.splice(files.indexOf(file), 1);
    }
  }
}
