/** A port mapping that readers of YAML 1.1 take for a number to the base of 60. */
import { itemsOf } from "../../semantics/compose/lookup.ts";
import type { Visit } from "../../semantics/compose/walker.ts";
import { quoteEdit } from "../../syntax/yaml/edits.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/unquoted-port",
  title: "Port mapping without quotes",
  category: "portability",
  severity: "hint",
  from: "learn",
  aliases: ["require-quotes-in-ports"],
  since: "0.1.0",
  fix: "safe",
  visit: {
    at: { "services.*.ports": check, "services.*.expose": check },
  },
});

/** `22:22`: hours and minutes to older readers. */
const BASE_60 = /^\d+(?::[0-5]?\d)+$/;

function check({ node, names }: Visit, { report, hadolintCompatible }: ComposeContext): void {
  for (const item of itemsOf(node)) {
    if (item.type !== "scalar" || item.style !== "plain") continue;
    const base60 = BASE_60.test(item.value);
    // dclint wants quotes around every one.
    if (!base60 && !hadolintCompatible) continue;
    report({
      span: item.span,
      message: base60
        ? `Without quotes older YAML readers take "${item.value}" for a number to the base of 60. Compose itself does not.`
        : `The item "${item.value.slice(0, 40)}" of "${names.at(-1)}" has no quotes.`,
      fixes: () => {
        const edit = /^\d+$/.test(item.value) ? undefined : quoteEdit(item);
        return edit === undefined
          ? []
          : [{ title: "Put it in quotes", safety: "safe", preferred: true, edits: [edit] }];
      },
    });
  }
}
