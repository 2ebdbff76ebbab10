/** An image that is not pinned. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { parseImageReference } from "../../semantics/image/reference.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/image-without-digest",
  title: "Image without a digest",
  category: "security",
  severity: "information",
  from: "strict",
  aliases: ["CL-0019"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report }) {
      const node = service.keys.get("image")?.value;
      const reference = parseImageReference(textOf(node) ?? "");
      if (node === undefined || reference === undefined || service.keys.has("build")) return;
      if (reference.digest !== undefined || reference.tag === undefined || reference.tag === "latest") return;
      report({
        span: node.span,
        message: `The tag "${reference.tag}" can be moved to another image. Only a digest names this very one.`,
      });
    },
  },
});
