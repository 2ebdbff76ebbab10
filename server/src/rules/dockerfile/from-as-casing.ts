/** `FROM image as name`: the two keywords of one line in different letter case. */
import type { FromInstruction } from "../../syntax/dockerfile/syntax.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/from-as-casing",
  title: "AS and FROM in different letter case",
  category: "style",
  severity: "hint",
  from: "recommended",
  aliases: ["FromAsCasing"],
  since: "0.1.0",
  fix: "safe",
  visit: { FROM: check },
});

function check({ as, keywordText, onbuild }: FromInstruction, context: DockerfileContext): void {
  if (!as || onbuild) return;
  const written = textAt(context.source.text, as);
  const wanted = casingOf(keywordText);
  if (wanted === undefined || written === wanted) return;
  context.report({
    span: as,
    message: `${quote(written)} and ${quote(keywordText)} differ in letter case; ${wanted} matches.`,
    fixes: () => [{ title: `Use ${wanted}`, safety: "safe", preferred: true, edits: [replace(as, wanted)] }],
  });
}

/** What goes with the FROM; nothing where FROM itself is mixed, which is the matter of another rule. */
function casingOf(from: string): string | undefined {
  if (from === from.toUpperCase()) return "AS";
  return from === from.toLowerCase() ? "as" : undefined;
}
