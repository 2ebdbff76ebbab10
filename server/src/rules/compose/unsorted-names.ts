/** Services, dependencies and ports that are not sorted. */
import { hostPortsOf } from "../../semantics/compose/hostPorts.ts";
import { textOf } from "../../semantics/compose/lookup.ts";
import { isMerge } from "../../syntax/yaml/merge.ts";
import { follow, type YamlNode } from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/unsorted-names",
  title: "Names out of alphabetical order",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: [
    "services-alphabetical-order",
    "service-dependencies-alphabetical-order",
    "service-ports-alphabetical-order",
  ],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      services: ({ node }, context) => sorted(namesIn(node), "services-alphabetical-order", context),
      "services.*.depends_on": ({ node }, context) =>
        sorted(namesIn(node), "service-dependencies-alphabetical-order", context),
      "services.*.ports": ({ node }, context) => {
        const ports = hostPortsOf(node, context.subject.text).map(({ host, container, item }) => {
          const number = host?.first ?? container?.first ?? 0;
          return { name: String(number).padStart(5, "0"), span: item.span };
        });
        sorted(ports, "service-ports-alphabetical-order", context);
      },
    },
  },
});

interface Named {
  readonly name: string;
  readonly span: Span;
}

function namesIn(node: YamlNode): Named[] {
  const content = follow(node);
  if (content?.type === "mapping")
    return content.pairs.flatMap((pair) =>
      isMerge(pair) || pair.name === undefined ? [] : [{ name: pair.name, span: pair.key.span }],
    );
  if (content?.type !== "sequence") return [];
  return content.items.flatMap((item) => {
    const name = textOf(item);
    return name === undefined ? [] : [{ name, span: item.span }];
  });
}

/** Reports the first that stands behind a greater one. */
function sorted(all: readonly Named[], alias: string, { report }: ComposeContext): void {
  const at = all.findIndex(({ name }, i) => i > 0 && name < (all[i - 1]?.name ?? ""));
  const [found, before] = [all[at], all[at - 1]];
  if (found === undefined || before === undefined) return;
  const words = /^\d{5}$/.test(found.name) ? "This port" : `"${found.name.slice(0, 40)}"`;
  report({ span: found.span, message: `${words} would stand earlier in alphabetical order.`, aliases: [alias] });
}
