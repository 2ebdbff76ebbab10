/** `container_name` on a service that shall run more than once, in the merged project. */
import { loadedProject } from "../../semantics/compose/load/project.ts";
import { child, type Value } from "../../semantics/compose/load/value.ts";
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
    service(service, { report, reader, uri, subject }) {
      const { active, inactive } = reader.derive(loadedProject, uri);
      const entry = active.get(service.name) ?? inactive.get(service.name);
      const own = service.keys.get("container_name");
      const name = entry?.value.kind === "mapping" ? entry.value.entries.get("container_name") : undefined;
      const scale = child(entry?.value, "scale") ?? child(entry?.value, "deploy", "replicas");
      const count = numberOf(scale);
      if (name === undefined || scale?.origin === undefined || !(count > 1)) return;
      // At the name, or where another file has it, at the number.
      const pair = name.key?.uri === uri && own?.key.span.start === name.key.span.start ? own : undefined;
      const [here, other] = pair ? [pair.key.span, scale.origin] : [scale.origin.span, name.key];
      if (pair === undefined && (scale.origin.uri !== uri || name.key?.uri === uri)) return;
      report({
        span: here,
        message: `${count} containers cannot share one name. Compose refuses "container_name" with more than one replica.`,
        ...(service.hasProfiles ? {} : { fails: "load" as const }),
        ...(other && { related: [{ ...other, message: pair ? "The number of containers." : "The name." }] }),
        fixes: () => {
          const edit =
            pair && service.mapping?.pairs.includes(pair) ? removePair(service.mapping, pair, subject.text) : undefined;
          return edit === undefined
            ? []
            : [{ title: 'Remove "container_name"', safety: "suggestion", preferred: true, edits: [edit] }];
        },
      });
    },
  },
});

/** 0 where a variable takes part whose value is not known. */
function numberOf(value: Value | undefined): number {
  return value?.kind === "scalar" && value.certain && value.data !== null ? Number(value.data) : 0;
}
