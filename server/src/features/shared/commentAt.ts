/** The comment under the cursor, in any of our languages. */
import type { CommentLine, Rule } from "../../linter/rule.ts";
import { touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

/** The comment that the offset stands in, behind its `#`; undefined elsewhere and in languages without rules. */
export function commentAt(reader: Reader, uri: Uri, offset: number, rules: readonly Rule[]): CommentLine | undefined {
  const language = reader.file(uri)?.language;
  const subject = rules.find((rule) => rule.subject.language === language)?.subject;
  if (!subject) return undefined;
  return subject.comments(subject.load(reader, uri)).find(({ span }) => touches(span, offset) && offset > span.start);
}
