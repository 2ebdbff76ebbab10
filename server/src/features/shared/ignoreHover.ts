/** Hovers over names of rules and checks in comments that silence, and in `# check=`. */
import { readIgnoreComment } from "../../linter/suppressions/comment.ts";
import { touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { commentAt } from "./commentAt.ts";
import type { HoverEnvironment, HoverText } from "./hover.ts";
import { checkText, ruleText } from "./ruleText.ts";

export function ignoreHover(
  reader: Reader,
  uri: Uri,
  offset: number,
  { rules, rulePage }: HoverEnvironment,
): HoverText | undefined {
  const comment = commentAt(reader, uri, offset, rules);
  if (!comment) return undefined;
  const start = comment.span.end - comment.text.length;
  if (/^\s*check\s*=/i.test(comment.text)) {
    const word = [...comment.text.matchAll(/\w+/g)].find(({ index, 0: text }) =>
      touches({ start: start + index, end: start + index + text.length }, offset),
    );
    const markdown = word && checkText(word[0], rules);
    if (word === undefined || markdown === undefined) return undefined;
    return { span: { start: start + word.index, end: start + word.index + word[0].length }, markdown };
  }
  const name = readIgnoreComment(comment.text, start)?.names.find(({ span }) => touches(span, offset));
  const markdown = name && ruleText(name.name, rules, rulePage);
  return name && markdown !== undefined ? { span: name.span, markdown } : undefined;
}
