/** `ports` in an override file: lists of two files are joined, not replaced. */
import { hostPortsOf } from "../../semantics/compose/hostPorts.ts";
import { valueOf } from "../../semantics/compose/lookup.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { insert } from "../../text/edits.ts";
import { basename } from "../../workspace/uri.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/appended-ports",
  title: "Ports that are added to those of the base file",
  category: "clarity",
  severity: "information",
  from: "recommended",
  aliases: [],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    service(service, { report, reader, uri, subject }) {
      const pair = service.keys.get("ports");
      const list = pair?.value;
      if (
        pair === undefined ||
        list?.type !== "sequence" ||
        list.tag !== undefined ||
        !service.mapping?.pairs.includes(pair)
      )
        return;
      const { files } = reader.derive(composeProject, uri);
      const below = files.slice(
        0,
        files.findIndex((file) => file.uri === uri),
      );
      const base = below.findLast(({ services }) =>
        services.some(({ name, keys }) => name === service.name && keys.has("ports")),
      );
      const others = (base?.services ?? []).filter(({ name }) => name === service.name);
      const before = others.flatMap((one) => hostPortsOf(valueOf(one, "ports"), base?.text ?? ""));
      const own = new Set(hostPortsOf(list, subject.text).map(({ container }) => container?.first));
      const same = before.find(({ container }) => container !== undefined && own.has(container.first));
      if (base === undefined || same === undefined) return;
      const written = base.text
        .slice(same.item.span.start, same.item.span.end)
        .replace(/^["']|["']$/g, "")
        .split("\n")[0];
      report({
        span: pair.key.span,
        message: `These ports are added to "${written}" from ${basename(base.uri)}. "!override" replaces them.`,
        related: [{ uri: base.uri, span: same.item.span, message: "The port in the base file." }],
        fixes: () => [
          {
            title: "Replace the ports of the base file",
            safety: "unsafe",
            preferred: true,
            edits: [list.flow ? insert(list.span.start, "!override ") : insert(pair.key.span.end + 1, " !override")],
          },
        ],
      });
    },
  },
});
