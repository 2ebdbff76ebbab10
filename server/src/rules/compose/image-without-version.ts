/** An image with no tag, or with a tag that names no version. */
import { textOf } from "../../semantics/compose/lookup.ts";
import { parseImageReference } from "../../semantics/image/reference.ts";
import { spanInside } from "../../syntax/yaml/scalar.ts";
import { mappingOf, scalarOf } from "../../syntax/yaml/syntax.ts";
import { composeRule } from "../composeRule.ts";

export default composeRule({
  id: "compose/image-without-version",
  title: "Image without a version",
  category: "correctness",
  severity: "hint",
  from: "learn",
  aliases: ["CL-0004", "service-image-require-explicit-tag"],
  since: "0.1.0",
  fix: "none",
  visit: {
    service(service, { report, subject, hadolintCompatible }) {
      const node = service.keys.get("image")?.value;
      const scalar = scalarOf(node);
      const reference = parseImageReference(textOf(node) ?? "");
      // With a build, the image's name is what the result is called.
      if (scalar === undefined || reference === undefined || reference.digest !== undefined) return;
      if (mappingOf(service.node)?.byName.has("build") || service.keys.has("build")) return;
      const { tag, tagSpan } = reference;
      if (tag === undefined) {
        const words = `"${shorten(scalar.value)}" has no tag, so Docker takes "latest", which changes over time.`;
        report({ span: spanInside(scalar, 0, scalar.value.length, subject.text), message: words });
      } else if (tagSpan !== undefined && (tag === "latest" || (hadolintCompatible && MOVING.has(tag)))) {
        const span = spanInside(scalar, tagSpan.start, tagSpan.end, subject.text);
        report({ span, message: `The tag "${tag}" names no version. What it stands for changes over time.` });
      }
    },
  },
});

/** Tags that dclint and compose-lint take for moving ones. */
const MOVING: ReadonlySet<string> = new Set([
  "stable",
  "edge",
  "test",
  "nightly",
  "dev",
  "beta",
  "canary",
  "lts",
  "main",
  "master",
]);

function shorten(text: string): string {
  return text.length > 30 ? `…${text.slice(-30)}` : text;
}
