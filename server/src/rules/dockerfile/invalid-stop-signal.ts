/** STOPSIGNAL with something that is no signal. */
import { isSignal, SIGNALS } from "../../semantics/dockerfile/signals.ts";
import type { WordsInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { didYouMean } from "../../text/names.ts";
import { quote } from "../../text/quote.ts";
import { reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/invalid-stop-signal",
  title: "STOPSIGNAL of something that is no signal",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { STOPSIGNAL: check },
});

function check(instruction: WordsInstruction, context: DockerfileContext): void {
  const { whole, onbuild } = instruction;
  if (!whole || (onbuild && whole.literal === undefined)) return;
  const value = context.subject.expand(whole, instruction);
  if (!value.known || isSignal(value.value)) return;
  const meant = didYouMean(value.value, SIGNALS);
  reportStageFailure(context, instruction, {
    span: whole.span,
    message: `${quote(value.value, 20)} is no signal. ${stopsHere(instruction)}${meant ? ` Did you mean ${meant}?` : ""}`,
    fixes: () =>
      meant && whole.literal !== undefined
        ? [{ title: `Use ${meant}`, safety: "unsafe", preferred: true, edits: [replace(whole.span, meant)] }]
        : [],
  });
}
