/** A mapping without a key that Compose needs there. */
import { isFragment } from "../../semantics/compose/fragments.ts";
import { isMerge, mergedPairs } from "../../syntax/yaml/merge.ts";
import { mappingOf, type YamlMapping } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import type { Visit } from "../../semantics/compose/walker.ts";
import { composeRule } from "../composeRule.ts";
import { reportProblems } from "../loadProblems.ts";

/** Beyond what the structure says: compose-go asks for these while it merges and validates. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  "services.*.ports[]": ["target"],
  "services.*.volumes[]": ["target"],
  "services.*.devices[]": ["target"],
};

export default composeRule({
  id: "compose/missing-key",
  title: "Key that is missing",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, context) {
      if (isFragment(context.reader, file)) return;
      reportProblems(context, "no-source", "");
      reportProblems(context, "watch-target", "");
    },
    value(visit, { report, reader, subject }) {
      const needed = [...(visit.model.required ?? []), ...(ALSO[visit.path] ?? [])];
      // A rule of its own speaks of what is wrong with "extends".
      const isOurs = needed.length > 0 && visit.path !== "services.*.extends";
      const mapping = isOurs ? mappingOf(visit.node) : undefined;
      if (mapping === undefined || visit.node.type === "alias") return;
      const keys = mergedPairs(mapping);
      const missing = needed.filter((name) => !keys.has(name));
      const bind = visit.path === "services.*.volumes[]" && isBind(keys.get("type")?.value) && !keys.has("source");
      if (bind) missing.push("source");
      const [first] = missing;
      if (first === undefined || isFragment(reader, subject) || mapping.pairs.some(({ incomplete }) => incomplete))
        return;
      report({
        span: head(visit, mapping),
        message: `${where(visit)} needs the key "${first}". Compose refuses the file.`,
        fails: "load",
      });
    },
  },
});

function isBind(node: Parameters<typeof mappingOf>[0]): boolean {
  return node?.type === "scalar" && node.value === "bind";
}

/** The key that holds the mapping, else the mapping's first key. */
function head({ pair, node }: Visit, mapping: YamlMapping): Span {
  if (pair !== undefined) return pair.key.span;
  const first = mapping.pairs.find((one) => !isMerge(one));
  return first?.key.span ?? node.span;
}

function where({ pair, names }: Visit): string {
  if (pair !== undefined) return `"${pair.name}"`;
  return `An item of "${names.findLast((name) => typeof name === "string")}"`;
}
