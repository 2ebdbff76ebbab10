/** seccomp, AppArmor or SELinux switched off. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/security-profile-off",
  title: "Security profile switched off",
  category: "security",
  severity: "warning",
  from: "strict",
  aliases: ["CL-0009"],
  since: "0.1.0",
  fix: "none",
  visit: {
    at: {
      "services.*.security_opt[]": ({ node }, { report }) => {
        const match = /^(seccomp|apparmor|label)[:=](?:unconfined|disable)$/.exec(textOf(node) ?? "");
        if (match === null) return;
        report({
          span: node.span,
          message: `This switches off ${NAMES[match[1] ?? ""]} for the container. A profile of its own would allow just what it needs.`,
        });
      },
    },
  },
});

const NAMES: Readonly<Record<string, string>> = {
  seccomp: "the seccomp profile",
  apparmor: "the AppArmor profile",
  label: "the SELinux label",
};
