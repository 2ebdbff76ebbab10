/** A base image whose release gets no more fixes, or that is given up altogether. */
import type { Fix } from "../../linter/rule.ts";
import { endedRelease } from "../../semantics/image/ended.ts";
import { replacementsOf } from "../../semantics/image/lifecycles.ts";
import type { Stage } from "../../semantics/dockerfile/model.ts";
import { replace } from "../../text/edits.ts";
import { quote } from "../../text/quote.ts";
import { type Span, textAt } from "../../text/span.ts";
import { type DockerfileContext, dockerfileRule } from "../dockerfileRule.ts";

export default dockerfileRule({
  id: "dockerfile/ended-base-image",
  title: "Base image without further fixes",
  category: "deprecation",
  severity: "hint",
  from: "learn",
  strict: "information",
  aliases: [],
  since: "0.1.0",
  fix: "suggestion",
  visit: { stage: check },
});

function check({ base, from }: Stage, context: DockerfileContext): void {
  const word = from.image;
  if (base.kind !== "image" || !base.reference || !word) return;
  const { reference } = base;
  const plain = textAt(context.source.text, word.span) === base.text;
  const within = ({ start, end }: Span) =>
    plain ? { start: word.span.start + start, end: word.span.start + end } : word.span;
  const given = replacementsOf(reference);
  const ended = given ? undefined : endedRelease(reference);
  if (given) {
    const [instead] = given;
    const hint = instead === undefined ? "" : `; ${quote(instead, 28)} takes its place`;
    context.report({
      span: within(reference.nameSpan),
      message: `The image ${quote(reference.name, 25)} gets no updates any more${hint}.`,
      tags: ["deprecated"],
      fixes: () => (plain ? given.flatMap((name) => useImage(name, within(reference.nameSpan))) : []),
    });
  } else if (ended) {
    const since = ended.since === undefined ? "any more" : `since ${ended.since}`;
    context.report({
      span: within(reference.tagSpan ?? reference.nameSpan),
      message: `${quote(`${ended.product.replace(/^.*\//, "")} ${ended.cycle}`, 30)} has had no security fixes ${since}.`,
      tags: ["deprecated"],
      fixes: () =>
        plain && reference.tagSpan
          ? ended.successors.map((tag) => useTag(tag, within(reference.tagSpan ?? word.span)))
          : [],
    });
  }
}

function useTag(tag: string, span: Span): Fix {
  return { title: `Use the tag ${tag}`, safety: "suggestion", edits: [replace(span, tag)] };
}

/** Names with a star stand for many images. */
function useImage(name: string, span: Span): readonly Fix[] {
  return name.includes("*") ? [] : [{ title: `Use ${name}`, safety: "suggestion", edits: [replace(span, name)] }];
}
