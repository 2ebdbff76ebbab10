/** Two services of the project with one `container_name`. */
import { type MergedService, mergedServices } from "../../semantics/compose/load/mergedServices.ts";
import { child, type Origin, textOf } from "../../semantics/compose/load/value.ts";
import { together } from "../../semantics/compose/profiles.ts";
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
    file(_file, { reader, uri, report }) {
      const seen = new Map<string, Named>();
      for (const service of mergedServices(reader, uri)) {
        const value = child(service.value, "container_name");
        const name = textOf(value);
        const at = value?.origin;
        if (name === undefined || name === "" || at === undefined || value?.kind !== "scalar" || !value.certain)
          continue;
        const first = seen.get(name);
        const own = { service, at };
        seen.set(name, first ?? own);
        if (first === undefined || !together(first.service.profiles, service.profiles)) continue;
        // At the later of both places, or at the one that stands in this file.
        const [here, other] = at.uri === uri ? [own, first] : [first, own];
        if (here.at.uri !== uri) continue;
        const mayRest = first.service.profiles.length > 0 || service.profiles.length > 0;
        report({
          span: here.at.span,
          message: `The service "${other.service.name}" has the container name "${name}" too. Compose refuses the project.`,
          ...(mayRest ? {} : { fails: "load" as const }),
          related: [{ uri: other.at.uri, span: other.at.span, message: "The other service is here." }],
        });
      }
    },
  },
});

interface Named {
  readonly service: MergedService;
  readonly at: Origin;
}
