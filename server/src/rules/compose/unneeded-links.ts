/** `links` without an alias. */
import { scalarsOf, valueOf } from "../../semantics/compose/lookup.ts";
import { replace } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/unneeded-links",
  title: "Links that a network makes unnecessary",
  category: "deprecation",
  severity: "hint",
  from: "learn",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, { report }) {
      const pair = service.keys.get("links");
      const links = scalarsOf(pair?.value);
      if (pair === undefined || links.length === 0 || links.some(({ value }) => /[:$]/.test(value))) return;
      if (!service.mapping?.pairs.includes(pair)) return;
      report({
        span: pair.key.span,
        message: 'Services of one network reach each other by name without "links". It only makes them start earlier.',
        tags: ["deprecated"],
        fixes: () =>
          valueOf(service, "depends_on") !== undefined
            ? []
            : [
                {
                  title: 'Use "depends_on"',
                  safety: "unsafe",
                  preferred: true,
                  edits: [replace(pair.key.span, "depends_on")],
                },
              ],
      });
    },
  },
});
