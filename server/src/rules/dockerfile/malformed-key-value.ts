/** ENV and LABEL words without `=`, names that are empty. */
import type { Fix } from "../../linter/rule.ts";
import { quoteValue } from "../../semantics/dockerfile/quoteValue.ts";
import type { ArgInstruction, KeyValue, KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { insert } from "../../text/edits.ts";
import { quote, shorten } from "../../text/quote.ts";
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
  fix: "unsafe",
  visit: { ENV: check, LABEL: check, ARG: check },
});

function check(instruction: KeyValueInstruction | ArgInstruction, context: DockerfileContext): void {
  const { keyword, pairs } = instruction;
  const legacy = keyword !== "ARG" && instruction.legacy;
  for (const pair of pairs) {
    const message = faultOf(pair, keyword, legacy);
    if (message)
      reportFailure(context, instruction, {
        span: pair.span,
        message: `${message} ${stopsHere(instruction)}`,
        fixes: () => fixesOf(instruction, pair, context),
      });
  }
}

/** A value with blanks gets quotes around it, up to the next pair; a lone name gets an empty value. */
function fixesOf(
  instruction: KeyValueInstruction | ArgInstruction,
  pair: KeyValue,
  { source, subject }: DockerfileContext,
): readonly Fix[] {
  const { pairs, keyword } = instruction;
  if (keyword === "ARG" || pair.value || pair.name.raw === "") return [];
  if (instruction.legacy) {
    return [{ title: "Give it an empty value", safety: "unsafe", edits: [insert(pair.span.end, "=")] }];
  }
  const at = pairs.indexOf(pair);
  const owner = pairs.slice(0, at).findLastIndex(({ value }) => value !== undefined);
  const after = pairs.findIndex(({ value }, i) => i > at && value !== undefined);
  const value = pairs[owner]?.value;
  const last = pairs[after < 0 ? pairs.length - 1 : after - 1];
  if (!value || !last) return [];
  const text = source.text.slice(value.span.start, last.span.end);
  if (value.raw === "" || /["'\\`\r\n]/.test(text)) return [];
  const title = `Write ${pairs[owner]?.name.raw}=${quoteValue(text, subject.syntax.escape)}`;
  const edits = [insert(value.span.start, '"'), insert(last.span.end, '"')];
  return [{ title: shorten(title, 60), safety: "unsafe", preferred: true, edits }];
}

function faultOf({ name, value }: KeyValue, keyword: string, legacy: boolean): string | undefined {
  if (value && name.raw === "") return `${keyword} needs a name before the "=".`;
  if (value || keyword === "ARG" || name.raw === "") return undefined;
  if (legacy) return `${quote(name.raw)} has no value: ${keyword} takes NAME=value.`;
  return `${quote(name.raw)} has no "=", and blanks end a value unless quotes hold it.`;
}
