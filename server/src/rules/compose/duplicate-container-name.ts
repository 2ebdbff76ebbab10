/** Two services with one `container_name`. */
import type { ComposeService } from "../../semantics/compose/file.ts";
import { textOf, valueOf } from "../../semantics/compose/lookup.ts";
import { profilesOf, together } from "../../semantics/compose/profiles.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/duplicate-container-name",
  title: "Container name that two services have",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["no-duplicate-container-names"],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, { report }) {
      const seen = new Map<string, ComposeService>();
      for (const service of file.services) {
        const node = valueOf(service, "container_name");
        const name = textOf(node);
        if (node === undefined || name === undefined) continue;
        const first = seen.get(name);
        seen.set(name, first ?? service);
        if (first === undefined || first.name === service.name || !together(profilesOf(first), profilesOf(service)))
          continue;
        report({
          span: node.span,
          message: `The service "${first.name}" has the container name "${name}" too. Compose refuses the project.`,
          ...(first.hasProfiles || service.hasProfiles ? {} : { fails: "load" as const }),
          related: [{ span: first.nameSpan, message: "The other service is here." }],
        });
      }
    },
  },
});
