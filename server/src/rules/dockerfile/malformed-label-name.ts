/** Names of labels that break Docker's own guidelines. */
import type { Fix } from "../../linter/rule.ts";
import type { KeyValueInstruction, Word } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/malformed-label-name",
  title: "Label name outside of the guidelines",
  category: "style",
  severity: "hint",
  from: "strict",
  aliases: ["DL3048"],
  since: "0.1.0",
  fix: "unsafe",
  visit: { LABEL: check },
});

/** Kept by Docker for its own labels. */
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

function check(instruction: KeyValueInstruction, context: DockerfileContext): void {
  for (const { name } of instruction.pairs) {
    const key = name.literal ?? name.raw;
    // Names with variables are made when the image is built; a pair without a name is refused by Docker anyway.
    if ((name.literal === undefined || key === "") && !context.hadolintCompatible) continue;
    const why = faultOf(key);
    if (why === undefined) continue;
    context.report({
      span: name.span.start < name.span.end ? name.span : instruction.keywordSpan,
      message: `${quote(key, 40)} ${why}.`,
      fixes: () => lowerCase(name, key, context),
    });
  }
}

function faultOf(key: string): string | undefined {
  if (RESERVED.test(key)) return "begins with a name that Docker keeps for itself";
  if (!/^[a-z]/.test(key)) return "does not begin with a small letter";
  if (!/[a-z0-9]$/.test(key)) return "does not end with a letter or digit";
  if (/[^a-z0-9._/-]/.test(key)) return "has other characters than a to z, digits, dots and dashes";
  return /\.\.|--/.test(key) ? "has two dots or dashes in a row" : undefined;
}

/** Not safe: labels are told apart by case, and something may look for this one. */
function lowerCase(name: Word, key: string, { source }: DockerfileContext): readonly Fix[] {
  const lower = key.toLowerCase();
  if (lower === key || faultOf(lower) !== undefined || textAt(source.text, name.span) !== key) return [];
  return [{ title: `Write ${lower}`, safety: "unsafe", preferred: true, edits: [replace(name.span, lower)] }];
}
