/** Quotes around an item of `volumes`. */
import { itemsOf } from "../../semantics/compose/lookup.ts";
import { stringSource } from "../../syntax/yaml/edits.ts";
import { replace } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/quoted-volume",
  title: "Mount in quotes that it does not need",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: ["no-quotes-in-volumes"],
  since: "0.1.0",
  fix: "safe",
  visit: {
    at: {
      "services.*.volumes": ({ node }, { report }) => {
        const list = node.type === "sequence" ? node : undefined;
        for (const item of itemsOf(list)) {
          if (item.type !== "scalar" || (item.style !== "single" && item.style !== "double")) continue;
          const plain = stringSource(item.value, list?.flow);
          if (plain.startsWith('"')) continue;
          report({
            span: item.span,
            message: "YAML reads this item without quotes just the same.",
            fixes: () => [
              { title: "Remove the quotes", safety: "safe", preferred: true, edits: [replace(item.span, plain)] },
            ],
          });
        }
      },
    },
  },
});
