/** ENV and LABEL words without `=`, names that are empty. */
import type { ArgInstruction, KeyValue, KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { quote } from "../../text/quote.ts";
import { reportFailure, stopsHere } from "../buildFailure.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/malformed-key-value",
  title: "Pair without an equals sign or without a name",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "none",
  visit: { ENV: check, LABEL: check, ARG: check },
});

function check(instruction: KeyValueInstruction | ArgInstruction, context: DockerfileContext): void {
  const { keyword, pairs } = instruction;
  const legacy = keyword !== "ARG" && instruction.legacy;
  for (const pair of pairs) {
    const message = faultOf(pair, keyword, legacy);
    if (message)
      reportFailure(context, instruction, { span: pair.span, message: `${message} ${stopsHere(instruction)}` });
  }
}

function faultOf({ name, value }: KeyValue, keyword: string, legacy: boolean): string | undefined {
  if (value && name.raw === "") return `${keyword} needs a name before the "=".`;
  if (value || keyword === "ARG" || name.raw === "") return undefined;
  if (legacy) return `${quote(name.raw)} has no value: ${keyword} takes NAME=value.`;
  return `${quote(name.raw)} has no "=", and blanks end a value unless quotes hold it.`;
}
