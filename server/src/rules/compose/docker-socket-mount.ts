/** The control socket of the engine inside a container. */
import { mountsOf } from "../../semantics/compose/mounts.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/docker-socket-mount",
  title: "Mount of the Docker socket",
  category: "security",
  severity: "information",
  from: "recommended",
  strict: "warning",
  aliases: ["CL-0001"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report, subject }) {
      for (const { source, sourceSpan } of mountsOf(valueOf(service, "volumes"), subject.text)) {
        if (source === undefined || !SOCKET.test(source)) continue;
        report({
          span: sourceSpan,
          message: `Whoever controls this container controls the host through the socket. "ro" does not change that.`,
        });
      }
    },
  },
});

const SOCKET = /(?:^|\/)(?:docker|containerd|podman|crio)(?:\/(?:podman|containerd))?\.sock$/;
