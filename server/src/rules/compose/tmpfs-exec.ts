/** tmpfs with exec, suid or dev. */
import { textOf } from "../../semantics/compose/lookup.ts";
import type { Visit } from "../../semantics/compose/walker.ts";
import { composeRule, type ComposeContext } from "../composeRule.ts";

export default composeRule({
  id: "compose/tmpfs-exec",
  title: "Temporary file system with loose options",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0022"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: { "services.*.tmpfs[]": check, "services.*.tmpfs": check },
  },
});

function check({ node }: Visit, { report }: ComposeContext): void {
  const options = (textOf(node) ?? "").split(":")[1]?.split(",") ?? [];
  const loose = options.find((option) => ["exec", "suid", "dev"].includes(option));
  if (loose === undefined) return;
  report({ span: node.span, message: `The option "${loose}" takes back a protection of temporary file systems.` });
}
