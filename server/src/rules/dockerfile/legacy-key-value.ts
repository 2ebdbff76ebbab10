/** `ENV NAME value` and `LABEL name value`, the form without an equals sign. */
import type { Fix } from "../../linter/rule.ts";
import { asOneWord } from "../../semantics/dockerfile/quoteValue.ts";
import type { KeyValue, KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { hasComment } from "../../syntax/dockerfile/comments.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/legacy-key-value",
  title: "ENV or LABEL without an equals sign",
  category: "style",
  severity: "hint",
  from: "recommended",
  aliases: ["LegacyKeyValueFormat"],
  since: "0.1.0",
  fix: "safe",
  visit: { ENV: check, LABEL: check },
});

function check(instruction: KeyValueInstruction, context: DockerfileContext): void {
  const [pair] = instruction.pairs;
  if (!instruction.legacy || !pair?.value) return;
  context.report({
    span: pair.name.span,
    message: `${quote(pair.name.raw)} is set without "=", so the whole rest is its value. Docker calls this form old.`,
    fixes: () => useEquals(instruction, pair, context),
  });
}

/** Nothing where the new form would not surely have the same value, or where comments stand inside. */
function useEquals(
  instruction: KeyValueInstruction,
  { name, value }: KeyValue,
  context: DockerfileContext,
): readonly Fix[] {
  const { syntax } = context.subject;
  if (!value || !/^[\w./-]+$/.test(name.raw)) return [];
  if (hasComment(syntax, instruction.span)) return [];
  const word = asOneWord(value.raw, syntax.escape);
  if (word === undefined) return [];
  const span = { start: name.span.end, end: value.span.end };
  const title = `Write ${name.raw}=…`;
  return [{ title, safety: "safe", preferred: true, edits: [replace(span, `=${word}`)] }];
}
