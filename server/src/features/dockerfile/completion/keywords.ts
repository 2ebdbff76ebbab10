/** Instructions at the beginning of a line, in the letter case that the file has. */
import type { Keyword } from "../../../syntax/dockerfile/keywords.ts";
import type { Span } from "../../../text/span.ts";
import type { Completion } from "../../shared/completion.ts";
import { documented } from "../../shared/taught.ts";
import { directives, inDirectiveZone } from "./comments.ts";
import type { TypingPlace } from "./place.ts";

/** By use in real files. */
const BY_USE: readonly Keyword[] = [
  "RUN",
  "COPY",
  "FROM",
  "ENV",
  "WORKDIR",
  "ARG",
  "CMD",
  "ENTRYPOINT",
  "EXPOSE",
  "USER",
  "LABEL",
  "HEALTHCHECK",
  "VOLUME",
  "ADD",
  "SHELL",
  "STOPSIGNAL",
  "ONBUILD",
];

/** BuildKit refuses these as triggers (`frontend/dockerfile/instructions/parse.go` parseOnBuild). */
const NO_TRIGGER: readonly Keyword[] = ["ONBUILD", "FROM"];

/** At the beginning of a line; `keyword` is the one that is being typed. */
export function keywordCompletions(place: TypingPlace, keyword?: Span): readonly Completion[] {
  const { text, offset } = place;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  const start = keyword?.start ?? offset;
  if (
    text
      .slice(lineStart, start)
      .replace(/^\uFEFF/, "")
      .trim() !== ""
  )
    return [];
  const span = { start, end: offset };
  const afterFrom = place.graph.stages.some(({ from }) => from.span.start < lineStart);
  const allowed = afterFrom ? BY_USE : (["FROM", "ARG"] as const);
  const atTop = !afterFrom && inDirectiveZone(place, { start: lineStart, end: offset });
  return [...instructions(place, allowed, span), ...(atTop && start === offset ? directives(place, span, "# ") : [])];
}

/** Behind ONBUILD. */
export function triggerCompletions(place: TypingPlace, span: Span): readonly Completion[] {
  return instructions(
    place,
    BY_USE.filter((name) => !NO_TRIGGER.includes(name)),
    span,
  );
}

function instructions(place: TypingPlace, keywords: readonly Keyword[], span: Span): readonly Completion[] {
  const lower = lowerCase(place, span);
  return keywords.map((keyword) => ({
    label: lower ? keyword.toLowerCase() : keyword,
    kind: "keyword",
    ...documented(`instruction:${keyword}`),
    span,
    newText: `${lower ? keyword.toLowerCase() : keyword} `,
    more: keyword === "FROM" || keyword === "COPY" || keyword === "STOPSIGNAL",
  }));
}

/** Most of the file's other instructions are in lower case; in an empty file what is being typed decides nothing. */
function lowerCase({ graph }: TypingPlace, span: Span): boolean {
  const others = graph.syntax.instructions.filter(
    ({ keyword, keywordSpan }) => keyword && keywordSpan.start !== span.start,
  );
  const lower = others.filter(({ keywordText }) => keywordText === keywordText.toLowerCase());
  return lower.length * 2 > others.length;
}
