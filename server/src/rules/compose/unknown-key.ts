/** A key that Compose does not know at its place. */
import { meaningOf } from "../../semantics/compose/misplaced.ts";
import { replace } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/unknown-key",
  title: "Key that Compose does not know",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    unknown(key, { report, subject }) {
      const { pair } = key;
      // A word without a colon is still being typed, and with wrong indentation no key's place is known.
      if (pair.incomplete || subject.syntax.errors.some(({ code }) => code === "tab" || code === "indentation")) return;
      const { rename, place } = meaningOf(key);
      const hint = rename === undefined ? (place ?? 'Own keys begin with "x-".') : `Did you mean "${rename}"?`;
      report({
        span: pair.key.span.start < pair.key.span.end ? pair.key.span : pair.span,
        message: `Compose does not know the key "${shorten(pair.name ?? "")}" here and refuses the file. ${hint}`,
        fails: "load",
        fixes: () =>
          rename === undefined
            ? []
            : [
                {
                  title: `Use "${rename}"`,
                  safety: "suggestion",
                  preferred: true,
                  edits: [replace(pair.key.span, rename)],
                },
              ],
      });
    },
  },
});

function shorten(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name;
}
