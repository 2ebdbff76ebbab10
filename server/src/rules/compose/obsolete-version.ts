/** The top-level `version`, which Compose no longer reads. */
import { remove } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/obsolete-version",
  title: "Obsolete top-level version",
  category: "deprecation",
  severity: "hint",
  from: "recommended",
  aliases: ["no-version-field"],
  since: "0.1.0",
  fix: "safe",
  visit: {
    file(file, { report }) {
      for (const root of file.roots) {
        const pair = root.byName.get("version");
        if (pair === undefined || pair.incomplete) continue;
        report({
          span: pair.key.span,
          message: 'Compose ignores "version" and warns about it on every run. It turns no feature on or off.',
          tags: ["unnecessary"],
          fixes: () => {
            // Alone in its document, or beside others in braces, it cannot go without more being said.
            if (root.flow || root.pairs.length < 2) return [];
            const span = wholeLines(file.text, pair.span, root.pairs[0] === pair);
            return [{ title: 'Remove "version"', safety: "safe", preferred: true, edits: [remove(span)] }];
          },
        });
      }
    },
  },
});

/** The pair with its lines; at the top of the file the empty lines below go too. */
function wholeLines(text: string, span: Span, first: boolean): Span {
  const start = text.lastIndexOf("\n", span.start - 1) + 1;
  let end = text.indexOf("\n", span.end);
  end = end < 0 ? text.length : end + 1;
  while (first && /^[ \t]*\r?\n/.test(text.slice(end, end + 200))) end = text.indexOf("\n", end) + 1;
  return { start, end };
}
