/** `--chown` by name where no `/etc/passwd` can say which number the name stands for. */
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { ownerNeedsLookup } from "../../semantics/dockerfile/owner.ts";
import { flagOf } from "../../semantics/dockerfile/words.ts";
import type { CopyInstruction, Instruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/unresolvable-owner",
  title: "Owner by name where there are no names",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { COPY: check, ADD: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  const { subject } = context;
  const stage = subject.stageOf(instruction);
  const word = flagOf(instruction, "chown")?.value;
  if (!stage || !word || instruction.onbuild) return;
  const owner = subject.expand(word, instruction);
  if (!owner.known || !ownerNeedsLookup(owner.value)) return;
  const shown = quote(owner.value, 25);
  const link = flagOf(instruction, "link");
  if (link && (link.value === undefined || link.value.literal === "true")) {
    const message = `With --link no user names are known, so ${shown} must be numbers, such as 1000:1000.`;
    reportStageFailure(context, instruction, { span: word.span, message: `${message} ${stopsHere(instruction)}` });
  } else if (isEmptyBefore(stage, instruction)) {
    // Docker notices it only when it has begun to build.
    const message = `The image is still empty, so no user is called ${shown}: use numbers, such as 1000:1000.`;
    context.report({ span: word.span, message: `${message} The build fails here.` });
  }
}

/** True while nothing has made a file in an image that began as `scratch`. */
function isEmptyBefore(stage: Stage, instruction: Instruction): boolean {
  const before = stage.instructions.slice(0, stage.instructions.indexOf(instruction));
  if (before.some(({ keyword }) => keyword && WRITING.has(keyword))) return false;
  if (stage.base.kind !== "stage") return stage.base.kind === "scratch";
  const parent = stage.base.stage;
  const last = parent.instructions.at(-1);
  // Triggers of the parent may write, too.
  return parent.onbuild.length === 0 && last !== undefined && isEmptyAfter(parent, last);
}

function isEmptyAfter(stage: Stage, last: Instruction): boolean {
  return !(last.keyword && WRITING.has(last.keyword)) && isEmptyBefore(stage, last);
}

const WRITING: ReadonlySet<string> = new Set(["ADD", "COPY", "RUN", "WORKDIR"]);
