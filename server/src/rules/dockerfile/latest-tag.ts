/** A base image without a version: no tag at all, or the tag "latest". */
import type { ImageReference } from "../../semantics/image/reference.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import type { Span } from "../../text/span.ts";
import { quote } from "../../text/quote.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/latest-tag",
  title: "Base image without a version",
  category: "correctness",
  severity: "information",
  from: "recommended",
  aliases: ["DL3006", "DL3007"],
  since: "0.1.0",
  fix: "none",
  visit: { stage: check },
});

function check({ from, base }: Stage, context: DockerfileContext): void {
  // With a variable in it, the version is somebody else's choice: that of whoever gives the build argument.
  if (base.kind !== "image" || from.image?.literal === undefined || !base.reference) return;
  const { reference } = base;
  if (reference.digest !== undefined) return;
  if (reference.tag === undefined) {
    const message = `${quote(base.text, 25)} has no tag, so Docker takes "latest", which changes over time.`;
    context.report({ span: from.image.span, message, aliases: ["DL3006"] });
  } else if (reference.tag === "latest") {
    const message = `The tag "latest" names no version; what it stands for changes over time.`;
    context.report({ span: tagSpan(from.image, reference), message, aliases: ["DL3007"] });
  }
}

/** The tag within the word, or the whole word where quotes or continuations make offsets differ. */
function tagSpan({ span, raw }: { span: Span; raw: string }, { text, tagSpan }: ImageReference): Span {
  if (!tagSpan || raw !== text || span.end - span.start !== raw.length) return span;
  return { start: span.start + tagSpan.start, end: span.start + tagSpan.end };
}
