/** A service, network, volume, secret or config with a name that Compose does not allow. */
import { replace } from "../../text/edits.ts";
import { modelAt } from "../../semantics/compose/model.ts";
import { mappingOf } from "../../syntax/yaml/syntax.ts";
import { isMerge } from "../../syntax/yaml/merge.ts";
import { quoted } from "../../semantics/compose/values/fault.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/invalid-name",
  title: "Name that Compose does not allow",
  category: "correctness",
  severity: "error",
  from: "quiet",
  aliases: ["invalid-schema"],
  since: "0.1.0",
  fix: "suggestion",
  visit: {
    value({ path, node }, { report }) {
      const model = modelAt(path);
      const mapping = path === "services" || NAMED.has(path) ? mappingOf(node) : undefined;
      if (mapping === undefined || model?.names === undefined) return;
      const allowed = new RegExp(model.names);
      for (const pair of mapping.pairs) {
        const { name, key } = pair;
        if (name === undefined || isMerge(pair) || pair.incomplete || allowed.test(name) || name.startsWith("x-"))
          continue;
        const better = name.trim().replace(/[^a-zA-Z0-9._-]+/g, "-");
        report({
          span: key.span,
          message: `${quoted(name)} is no name for one of the ${path}. Letters, digits, ".", "_" and "-" are allowed. Compose refuses the file.`,
          fails: "load",
          fixes: () => [
            {
              title: `Rename to "${better}"`,
              safety: "suggestion",
              preferred: true,
              edits: [replace(key.span, better)],
            },
          ],
        });
      }
    },
  },
});

const NAMED: ReadonlySet<string> = new Set(["services", "networks", "volumes", "secrets", "configs"]);
