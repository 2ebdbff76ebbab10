/** `external: {name: …}`, the old place of the name. */
import type { Visit } from "../../semantics/compose/walker.ts";
import { mappingOf } from "../../syntax/yaml/syntax.ts";
import { replace } from "../../text/edits.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/external-with-name",
  title: "Name of an external resource inside external",
  category: "deprecation",
  severity: "hint",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "safe",
  visit: {
    at: {
      "networks.*.external": check,
      "volumes.*.external": check,
      "secrets.*.external": check,
      "configs.*.external": check,
    },
  },
});

function check({ pair, node }: Visit, { report, subject }: ComposeContext): void {
  const mapping = mappingOf(node);
  const name = mapping?.byName.get("name");
  if (pair === undefined || mapping === undefined || name === undefined || node.type === "alias") return;
  report({
    span: name.key.span,
    message: 'The name of an external resource belongs beside "external: true". Compose warns about this place.',
    tags: ["deprecated"],
    fixes: () => {
      if (mapping.pairs.length !== 1 || name.value.type !== "scalar") return [];
      const line = subject.text.lastIndexOf("\n", pair.span.start - 1) + 1;
      const lead = subject.text.slice(line, pair.span.start);
      if (lead.trim() !== "") return [];
      const value = subject.text.slice(name.value.span.start, name.value.span.end);
      const newText = `external: true\n${lead}name: ${value}`;
      return [
        {
          title: "Move the name",
          safety: "safe",
          preferred: true,
          edits: [replace({ start: pair.span.start, end: name.value.span.end }, newText)],
        },
      ];
    },
  });
}
