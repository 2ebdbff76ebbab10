/** The same item twice in a list that Compose wants without repetitions. */
import type { Fix } from "../../linter/rule.ts";
import { removeItem } from "../../syntax/yaml/edits.ts";
import { follow, type YamlNode, type YamlSequence } from "../../syntax/yaml/syntax.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/duplicate-item",
  title: "Item that is in its list twice",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "safe",
  visit: {
    value({ node, model, names }, { report, subject }) {
      if (!model.unique || node.type !== "sequence") return;
      const seen = new Map<string, YamlNode>();
      for (const item of node.items) {
        const scalar = follow(item);
        if (scalar?.type !== "scalar") continue;
        const first = seen.get(scalar.value);
        seen.set(scalar.value, first ?? item);
        if (first === undefined) continue;
        const fails = model.uniqueBy === undefined;
        report({
          span: item.span,
          message: `"${shorten(scalar.value)}" is in "${names.at(-1)}" twice. ${fails ? "Compose refuses the file." : "Compose keeps one of them."}`,
          ...(fails ? { fails: "load" as const } : { severity: "hint" as const, tags: ["unnecessary" as const] }),
          related: [{ span: first.span, message: "The first one is here." }],
          fixes: () => removal(node, item, subject.text),
        });
      }
    },
  },
});

function removal(list: YamlSequence, item: YamlNode, text: string): readonly Fix[] {
  const edit = removeItem(list, item, text);
  return edit === undefined ? [] : [{ title: "Remove the repetition", safety: "safe", preferred: true, edits: [edit] }];
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
