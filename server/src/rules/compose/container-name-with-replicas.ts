/** `container_name` on a service that shall run more than once. */
import { textOf, valueOf } from "../../semantics/compose/lookup.ts";
import { removePair } from "../../syntax/yaml/edits.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/container-name-with-replicas",
  title: "Container name for several containers",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    service(service, { report, subject }) {
      const pair = service.keys.get("container_name");
      const scale = valueOf(service, "scale") ?? valueOf(service, "deploy", "replicas");
      const count = Number(textOf(scale));
      if (pair === undefined || scale === undefined || !(count > 1)) return;
      report({
        span: pair.key.span,
        message: `${count} containers cannot share one name. Compose refuses "container_name" with more than one replica.`,
        ...(service.hasProfiles ? {} : { fails: "load" as const }),
        related: [{ span: scale.span, message: "The number of containers." }],
        fixes: () => {
          const edit = service.mapping?.pairs.includes(pair)
            ? removePair(service.mapping, pair, subject.text)
            : undefined;
          return edit === undefined
            ? []
            : [{ title: 'Remove "container_name"', safety: "suggestion", preferred: true, edits: [edit] }];
        },
      });
    },
  },
});
