/** Keys that are not in the order that dclint asks for. */
import { isMerge } from "../../syntax/yaml/merge.ts";
import type { YamlMapping } from "../../syntax/yaml/syntax.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/unusual-key-order",
  title: "Keys out of the usual order",
  category: "style",
  severity: "hint",
  from: "all",
  aliases: ["service-keys-order", "top-level-properties-order"],
  since: "0.1.0",
  fix: "none",
  visit: {
    file(file, context) {
      for (const root of file.roots) ordered(root, TOP, "top-level-properties-order", context);
    },
    service({ mapping }, context) {
      if (mapping) ordered(mapping, SERVICE, "service-keys-order", context);
    },
  },
});

const TOP: readonly string[] = [
  "x-",
  "version",
  "name",
  "include",
  "services",
  "networks",
  "volumes",
  "secrets",
  "configs",
];

/** What the container runs, what it waits for, its data, its environment, its network, how it runs, labels, security. */
const SERVICE: readonly string[] = [
  "image",
  "build",
  "container_name",
  "depends_on",
  "volumes",
  "volumes_from",
  "configs",
  "secrets",
  "environment",
  "env_file",
  "ports",
  "networks",
  "network_mode",
  "extra_hosts",
  "command",
  "entrypoint",
  "working_dir",
  "restart",
  "healthcheck",
  "logging",
  "labels",
  "user",
  "isolation",
];

function ordered(mapping: YamlMapping, order: readonly string[], alias: string, { report }: ComposeContext): void {
  let highest = -1;
  let before = "";
  for (const pair of mapping.pairs) {
    const at = order.indexOf(pair.name?.startsWith("x-") ? "x-" : (pair.name ?? ""));
    if (at < 0 || isMerge(pair)) continue;
    if (at < highest) {
      report({ span: pair.key.span, message: `"${pair.name}" usually stands above "${before}".`, aliases: [alias] });
      return;
    }
    highest = at;
    before = pair.name ?? "";
  }
}
