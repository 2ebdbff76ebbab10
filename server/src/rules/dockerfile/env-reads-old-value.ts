/** `ENV A=2 B=$A`: B gets the A from above. */
import type { Fix } from "../../linter/rule.ts";
import { valueOf } from "../../semantics/known.ts";
import type { KeyValueInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/env-reads-old-value",
  title: "ENV that reads what it sets",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: { ENV: check },
});

function check(instruction: KeyValueInstruction, context: DockerfileContext): void {
  const { pairs, legacy, onbuild } = instruction;
  if (legacy || onbuild || pairs.length < 2 || !context.subject.stageOf(instruction)) return;
  const { env, args } = context.subject.stateAt(instruction, "before");
  pairs.forEach((pair, i) => {
    for (const part of pair.value?.parts ?? []) {
      if (part.kind !== "variable") continue;
      const setter = pairs.slice(0, i).find(({ name }) => name.raw === part.name);
      // What nothing above sets is undefined, which another rule tells. `PATH=/a:$PATH` twice is rarely meant.
      const above = env.get(part.name) ?? args.get(part.name);
      if (!setter?.value || above?.instruction === undefined) continue;
      // `ENV A=$A` keeps the value, so that old and new are the same.
      const next = valueOf(context.subject.expand(setter.value, instruction));
      if (/^"?\$\{?\w+\}?"?$/.test(setter.value.raw) || (next !== undefined && next === valueOf(above.value))) continue;
      context.report({
        span: part.span,
        message: `${quote(part.name, 25)} has its old value here: an ENV counts from the next line on.`,
        related: [{ span: setter.span, message: "This value comes too late." }],
        fixes: () => split(instruction, i, context),
      });
    }
  });
}

/** A new ENV begins before the pair that reads. Not safe: that pair gets another value then, as was meant. */
function split(
  { pairs, keywordText, span }: KeyValueInstruction,
  i: number,
  { source }: DockerfileContext,
): readonly Fix[] {
  const before = pairs[i - 1];
  const pair = pairs[i];
  const text = source.text.slice(span.start, span.end);
  if (!before || !pair || text.includes("#")) return [];
  const eol = source.text.includes("\r\n") ? "\r\n" : "\n";
  const edits = [replace({ start: before.span.end, end: pair.span.start }, `${eol}${keywordText} `)];
  return [{ title: "Split into two ENV", safety: "unsafe", preferred: true, edits }];
}
