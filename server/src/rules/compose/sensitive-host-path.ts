/** A bind mount of system folders or of credentials. */
import { mountsOf } from "../../semantics/compose/mounts.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/sensitive-host-path",
  title: "Mount of a sensitive folder of the host",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0013", "CL-0025"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report, subject }) {
      for (const { source, sourceSpan, readOnly, type } of mountsOf(valueOf(service, "volumes"), subject.text)) {
        if (source === undefined || type !== "bind") continue;
        const path = source.length > 1 ? source.replace(/\/+$/, "") : source;
        const root = ROOT_EQUIVALENT.test(path);
        if (!root && !SENSITIVE.test(path)) continue;
        const writable = root && !readOnly;
        report({
          span: sourceSpan,
          message: writable
            ? `A container that writes to "${source}" can become root on the host.`
            : `"${source}" of the host holds settings or secrets that the container can read.`,
          aliases: [writable ? "CL-0025" : "CL-0013"],
        });
      }
    },
  },
});

const ROOT_EQUIVALENT =
  /^(?:\/|\/(?:etc|root|boot|proc|sys|dev|usr|bin|sbin|lib|lib64|var\/lib\/(?:docker|containerd|kubelet)|var\/run|run))$/;
const SENSITIVE =
  /^(?:\/(?:root|home\/[^/]+)|~|\$HOME|\$\{HOME\})\/\.(?:ssh|aws|azure|kube|docker|gnupg|config\/gcloud)(?:\/|$)|^\/etc\/(?:shadow|passwd|sudoers|ssh|ssl\/private|kubernetes)(?:\/|$)/;
