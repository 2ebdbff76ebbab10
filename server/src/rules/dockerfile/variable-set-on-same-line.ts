/** `ENV A=2 B=$A`: the value of `A` from before this line is taken (BuildKit: dispatchEnv after one expansion). */
import type { Fix } from "../../linter/rule.ts";
import type { Variable, VariableUse } from "../../semantics/dockerfile/model.ts";
import { hasComment } from "../../syntax/dockerfile/comments.ts";
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
  const found = lateUses(instruction, context);
  if (found.length === 0) return;
  const firstSet = new Map<string, number>();
  let next = 0;
  instruction.pairs.forEach((pair, at) => {
    const { value, name } = pair;
    while (value && (found[next]?.part.span.start ?? Number.POSITIVE_INFINITY) < value.span.start) next++;
    let late: VariableUse | undefined;
    for (let one = found[next]; value && one && contains(value.span, one.part.span); one = found[++next])
      if (!late && (firstSet.get(one.part.name) ?? at) < at) late = one;
    const own = name.literal ?? name.raw;
    if (!firstSet.has(own)) firstSet.set(own, at);
    if (late) report(late, at, instruction, context);
  });
}

/** Uses of names that have another value behind this line, in the order of the file. */
function lateUses(instruction: KeyValueInstruction, { subject }: DockerfileContext): readonly VariableUse[] {
  const after = subject.stateAt(instruction, "after").env;
  const differs = ({ name, value }: Variable): boolean => {
    const now = after.get(name)?.value;
    return value.known && now?.known === true && value.value !== now.value;
  };
  // Where nothing of the name exists before, another rule says that it is unset.
  return subject
    .usesIn(instruction)
    .filter(({ variable }) => variable && differs(variable))
    .sort((a, b) => a.part.span.start - b.part.span.start);
}

function report({ part }: VariableUse, at: number, instruction: KeyValueInstruction, context: DockerfileContext): void {
  const { [at]: pair, [at - 1]: before } = instruction.pairs;
  context.report({
    span: part.span,
    message: `${quote(part.name, 20)} has the value from before this ENV; the one on this line comes too late.`,
    fixes: () => (pair && before ? split(before, pair, instruction, context) : []),
  });
}

function split(
  before: KeyValue,
  pair: KeyValue,
  { keywordText }: KeyValueInstruction,
  { source, subject }: DockerfileContext,
): readonly Fix[] {
  const gap = { start: before.span.end, end: pair.span.start };
  if (hasComment(subject.syntax, gap)) return [];
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  return [
    { title: "Begin a new ENV", safety: "unsafe", preferred: true, edits: [replace(gap, `${eol}${keywordText} `)] },
  ];
}
