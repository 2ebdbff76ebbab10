/** `mode: 444`, which YAML reads as the decimal number 444. */
import { scalarType } from "../../semantics/compose/scalarType.ts";
import { scalarOf } from "../../syntax/yaml/syntax.ts";
import { insert } from "../../text/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/decimal-mode",
  title: "File mode in decimal digits",
  category: "correctness",
  severity: "warning",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    value({ model, node }, { report }) {
      const scalar = model.kind === "mode" ? scalarOf(node) : undefined;
      if (scalar === undefined || scalarType(scalar) !== "integer" || !/^[1-7][0-7]{2,3}$/.test(scalar.value)) return;
      const meant = Number(scalar.value).toString(8).padStart(4, "0");
      report({
        span: scalar.span,
        message: `YAML reads "${scalar.value}" as a decimal number, which is the mode ${meant}. A mode begins with 0.`,
        fixes: () => [
          {
            title: `Use "0${scalar.value}"`,
            safety: "unsafe",
            preferred: true,
            edits: [insert(scalar.span.start, "0")],
          },
        ],
      });
    },
  },
});
