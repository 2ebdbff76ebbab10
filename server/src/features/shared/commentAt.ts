/** The comment under the cursor, in any of our languages. */
import type { CommentLine } from "../../linter/rule.ts";
import { composeSubject } from "../../semantics/compose/subject.ts";
import { dockerfileSubject } from "../../semantics/dockerfile/subject.ts";
import { touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";

/** The comment that the offset stands in, behind its `#`; undefined elsewhere and in languages without comments that silence. */
export function commentAt(reader: Reader, uri: Uri, offset: number): CommentLine | undefined {
  const comments = commentsOf(reader, uri);
  return comments.find(({ span }) => touches(span, offset) && offset > span.start);
}

function commentsOf(reader: Reader, uri: Uri): readonly CommentLine[] {
  switch (reader.file(uri)?.language) {
    case "dockerfile":
      return dockerfileSubject.comments(dockerfileSubject.load(reader, uri));
    case "compose":
      return composeSubject.comments(composeSubject.load(reader, uri));
    default:
      return [];
  }
}
