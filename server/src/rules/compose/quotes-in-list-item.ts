/** `- NAME="value"`: YAML keeps quotes that do not begin an item. */
import { environmentEntries } from "../../semantics/compose/environmentEntries.ts";
import { replace } from "../../text/edits.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/quotes-in-list-item",
  title: "Quotes that become part of a value",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    at: {
      "services.*.environment": (visit, context) => check(visit.node, context),
      "services.*.build.args": (visit, context) => check(visit.node, context),
      "services.*.labels": (visit, context) => check(visit.node, context),
    },
  },
});

function check(node: Parameters<typeof environmentEntries>[0], { report, subject }: ComposeContext): void {
  for (const { value, valueSpan, scalar, form, name } of environmentEntries(node, subject.text)) {
    const match = /^(["'])(.*)\1$/s.exec(value ?? "");
    // In a mapping somebody has quoted the quotes, and JSON wants its own.
    if (form === "map" || scalar.style !== "plain" || match === null || /["'\\]/.test(match[2] ?? "")) continue;
    report({
      span: valueSpan,
      message: `The quotes become part of the value of "${name}". YAML removes only quotes around the whole item.`,
      fixes: () =>
        /: |\s#/.test(match[2] ?? "")
          ? []
          : [
              {
                title: "Remove the quotes",
                safety: "unsafe",
                preferred: true,
                edits: [replace(valueSpan, match[2] ?? "")],
              },
            ],
    });
  }
}
