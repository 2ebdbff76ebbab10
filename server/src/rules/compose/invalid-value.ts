/** A value that its key does not know: an unknown choice, a size without unit, a port beyond the range. */
import type { Fix } from "../../linter/rule.ts";
import { wrongForm } from "../../semantics/compose/form.ts";
import { isInterpolated } from "../../semantics/compose/interpolation.ts";
import { scalarType } from "../../semantics/compose/scalarType.ts";
import { numberFault, valueFault } from "../../semantics/compose/values/check.ts";
import type { ValueFault } from "../../semantics/compose/values/fault.ts";
import { replaceScalar } from "../../syntax/yaml/edits.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { scalarOf, type YamlNode } from "../../syntax/yaml/syntax.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/invalid-value",
  title: "Value that its key does not know",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    value(visit, { report, subject }) {
      const scalar = scalarOf(visit.node);
      if (scalar === undefined || isInterpolated(scalar.value) || wrongForm(visit) !== undefined) return;
      const type = scalarType(scalar);
      if (type === "null" || (type === "boolean" && visit.model.kind === "bool")) return;
      const fault =
        type === "integer" || type === "number"
          ? numberFault(visit.path, visit.model, scalar.value)
          : valueFault(visit.path, visit.model, scalar.value.replaceAll("$$", "$"));
      if (fault === undefined) return;
      const outcome = fault.fails ? "Compose refuses the file." : "Docker refuses it when the service starts.";
      report({
        span: spanInside(scalar, fault.start, fault.end, subject.text),
        message: `${fault.message} ${outcome}`,
        ...(fault.fails ? { fails: "load" as const } : {}),
        fixes: () => fixes(visit.node, fault),
      });
    },
  },
});

function fixes(node: YamlNode, { suggestion }: ValueFault): readonly Fix[] {
  if (suggestion === undefined || node.type !== "scalar") return [];
  const edit = replaceScalar(node, suggestion);
  return edit === undefined
    ? []
    : [{ title: `Use "${suggestion}"`, safety: "suggestion", preferred: true, edits: [edit] }];
}
