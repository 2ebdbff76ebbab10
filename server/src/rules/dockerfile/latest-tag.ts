/** A base image without a version: no tag at all, or the tag "latest". */
import type { Fix } from "../../linter/rule.ts";
import { knownTags } from "../../semantics/image/baseImages.ts";
import type { ImageReference } from "../../semantics/image/reference.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { insert, replace, type TextEdit } from "../../text/edits.ts";
import { type Span, textAt } from "../../text/span.ts";
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
  fix: "suggestion",
  visit: { stage: check },
});

function check({ from, base }: Stage, context: DockerfileContext): void {
  if (from.image?.literal === undefined) {
    if (from.image && context.hadolintCompatible) checkVariable(from.image, context);
    return;
  }
  if (base.kind !== "image" || !base.reference) return;
  const { reference } = base;
  if (reference.digest !== undefined) return;
  const plain = textAt(context.source.text, from.image.span) === base.text;
  if (reference.tag === undefined) {
    const message = `${quote(base.text, 25)} has no tag, so Docker takes "latest", which changes over time.`;
    const { end } = from.image.span;
    const fixes = () => plain && tags(reference).map((tag) => useTag(tag, insert(end, `:${tag}`)));
    context.report({ span: from.image.span, message, aliases: ["DL3006"], fixes: () => fixes() || [] });
  } else if (reference.tag === "latest") {
    const message = `The tag "latest" names no version; what it stands for changes over time.`;
    const span = tagSpan(from.image, reference);
    const fixes = () => plain && tags(reference).map((tag) => useTag(tag, replace(span, tag)));
    context.report({ span, message, aliases: ["DL3007"], fixes: () => fixes() || [] });
  }
}

/** The newest version that we know, in its forms: as narrow as it comes, wider, and the small variants. */
function tags({ official, name }: ImageReference): readonly string[] {
  const versions = official ? knownTags(name).filter((tag) => /^\d+(?:\.\d+)*(?:-(?:slim|alpine))?$/.test(tag)) : [];
  const major = /^\d+/.exec(versions[0] ?? "")?.[0];
  return versions.filter((tag) => /^\d+/.exec(tag)?.[0] === major).slice(0, 4);
}

function useTag(tag: string, edit: TextEdit): Fix {
  return { title: `Use the tag ${tag}`, safety: "suggestion", edits: [edit] };
}

/**
 * With a variable in it, the version is somebody else's choice: that of whoever gives the build argument. hadolint
 * looks at the words as written, and spares only what begins with a variable.
 */
function checkVariable({ raw, span }: { raw: string; span: Span }, context: DockerfileContext): void {
  const fixed = raw.replace(/\$\{[^}]*\}|\$\w+/g, "");
  if (/^["']?\$/.test(raw) || /[:@]/.test(fixed)) return;
  const message = `${quote(raw, 25)} has no tag of its own; what it gets depends on its variables.`;
  context.report({ span, message, aliases: ["DL3006"] });
}

/** The tag within the word, or the whole word where quotes or continuations make offsets differ. */
function tagSpan({ span, raw }: { span: Span; raw: string }, { text, tagSpan }: ImageReference): Span {
  if (!tagSpan || raw !== text || span.end - span.start !== raw.length) return span;
  return { start: span.start + tagSpan.start, end: span.start + tagSpan.end };
}
