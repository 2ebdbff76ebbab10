/** COPY of an address or a Git repository, which only ADD fetches. */
import type { Fix } from "../../linter/rule.ts";
import { flagsOf } from "../../semantics/dockerfile/flags.ts";
import { remoteSource } from "../../semantics/dockerfile/remoteSource.ts";
import type { CopyInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { reportStageFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/remote-source-in-copy",
  title: "COPY of an address",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { COPY: check },
});

function check(instruction: CopyInstruction, context: DockerfileContext): void {
  for (const source of instruction.sources) {
    if (instruction.onbuild && source.literal === undefined) continue;
    const value = context.subject.expand(source, instruction);
    const remote = value.known ? remoteSource(value.value) : undefined;
    if (!remote) continue;
    const what = remote.kind === "git" ? "a Git repository" : "an address";
    reportStageFailure(context, instruction, {
      span: source.span,
      message: `${quote(source.raw, 30)} is ${what}, and COPY takes only files. ${stopsHere(instruction)}`,
      fixes: () => useAdd(instruction),
    });
  }
}

/** Only where ADD has all the flags that stand there. */
function useAdd(instruction: CopyInstruction): readonly Fix[] {
  const known = flagsOf({ ...instruction, keyword: "ADD" }) ?? {};
  if (!instruction.flags.every(({ name }) => known[name])) return [];
  const word = instruction.keywordText === instruction.keywordText.toLowerCase() ? "add" : "ADD";
  const edits = [replace(instruction.keywordSpan, word)];
  return [{ title: "Use ADD", safety: "unsafe", preferred: true, edits }];
}
