/** `ENV A=2 B=$A`: the value of `A` from before this line is taken (BuildKit: dispatchEnv after one expansion). */
import type { Fix } from "../../linter/rule.ts";
import type { Variable } from "../../semantics/dockerfile/model.ts";
import type { KeyValue, KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { contains } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/variable-set-on-same-line",
  title: "Variable set on the same ENV line",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { ENV: check },
});

function check(instruction: KeyValueInstruction, context: DockerfileContext): void {
  if (instruction.onbuild || instruction.legacy || instruction.pairs.length < 2) return;
  const after = context.subject.stateAt(instruction, "after").env;
  const differs = ({ name, value }: Variable): boolean => {
    const now = after.get(name)?.value;
    return value.known && now?.known === true && value.value !== now.value;
  };
  const uses = context.subject.uses.filter((use) => use.instruction.index === instruction.index);
  instruction.pairs.forEach((pair, at) => {
    const earlier = new Set(instruction.pairs.slice(0, at).map(({ name }) => name.literal ?? name.raw));
    const use = uses.find(
      ({ part, variable }) =>
        // Where nothing of the name exists before, another rule says that it is unset.
        variable && earlier.has(part.name) && pair.value && contains(pair.value.span, part.span) && differs(variable),
    );
    if (!use) return;
    context.report({
      span: use.part.span,
      message: `${quote(use.part.name, 20)} has the value from before this ENV; the one on this line comes too late.`,
      fixes: () => split(instruction.pairs[at - 1], pair, instruction, context),
    });
  });
}

function split(
  before: KeyValue | undefined,
  pair: KeyValue,
  { keywordText }: KeyValueInstruction,
  { source, subject }: DockerfileContext,
): readonly Fix[] {
  if (!before) return [];
  const gap = { start: before.span.end, end: pair.span.start };
  if (subject.syntax.comments.some(({ span }) => contains(gap, span))) return [];
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  return [
    { title: "Begin a new ENV", safety: "unsafe", preferred: true, edits: [replace(gap, `${eol}${keywordText} `)] },
  ];
}
