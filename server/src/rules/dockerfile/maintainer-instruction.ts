/** MAINTAINER, which Docker has replaced by a label. */
import type { Fix } from "../../linter/rule.ts";
import { replace } from "../../text/edits.ts";
import { quoteValue } from "../../semantics/dockerfile/quoteValue.ts";
import { dockerfileRule } from "../dockerfileRule.ts";

const LABEL = "org.opencontainers.image.authors";

export default dockerfileRule({
  id: "dockerfile/maintainer-instruction",
  title: "MAINTAINER is deprecated",
  category: "deprecation",
  severity: "hint",
  from: "recommended",
  aliases: ["MaintainerDeprecated", "DL4000"],
  since: "0.1.0",
  fix: "unsafe",
  visit: {
    MAINTAINER(instruction, { report, subject }) {
      // As a trigger of ONBUILD it is an error of its own.
      if (instruction.onbuild) return;
      const author = unquoted(instruction.argumentText);
      report({
        span: instruction.keywordSpan,
        message: `${instruction.keywordText} is deprecated; a label "${LABEL}" replaces it.`,
        tags: ["deprecated"],
        fixes: () =>
          author === "" ? [] : [useLabel(instruction.span, instruction.keywordText, author, subject.syntax.escape)],
      });
    },
  },
});

/** The author without the quotes that many people put around it; Docker would keep them as part of the name. */
function unquoted(argument: string): string {
  return /^"([^"]*)"$/.exec(argument)?.[1] ?? /^'([^']*)'$/.exec(argument)?.[1] ?? argument;
}

/** Not safe: the name moves from the image's field "Author" to its labels. */
function useLabel(span: { start: number; end: number }, keyword: string, author: string, escapeCharacter: string): Fix {
  const word = keyword === keyword.toLowerCase() ? "label" : "LABEL";
  const text = `${word} ${LABEL}=${quoteValue(author, escapeCharacter)}`;
  return { title: `Use ${word}`, safety: "unsafe", preferred: true, edits: [replace(span, text)] };
}
