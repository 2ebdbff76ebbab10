/** Reads ignore files line by line as Docker does (moby/patternmatcher: ignorefile.ReadAll, then patternmatcher.New). */
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import { cleanPath } from "./cleanPath.ts";

/** A line that is neither empty nor a comment. */
export interface IgnorePattern {
  /** Among the patterns of the file. */
  readonly index: number;
  /** The line without the space around it, `!` included. */
  readonly span: Span;
  /** What stands behind the `!`, or everything. */
  readonly patternSpan: Span;
  /** An exception: what it matches is seen again. */
  readonly negated: boolean;
  /** The path pattern that Docker compares with, cleaned: no `./`, no slash at either end. "" where nothing is left. */
  readonly pattern: string;
}

export interface IgnoreComment {
  readonly span: Span;
  /** Text after the `#`. */
  readonly text: string;
}

export interface DockerignoreSyntax {
  readonly text: string;
  readonly patterns: readonly IgnorePattern[];
  readonly comments: readonly IgnoreComment[];
}

/** Go's unicode.IsSpace. */
const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

export const dockerignoreSyntax: Query<DockerignoreSyntax> = {
  name: "dockerignoreSyntax",
  compute: (reader, uri) => parseDockerignore(reader.file(uri)?.text ?? ""),
};

export function parseDockerignore(text: string): DockerignoreSyntax {
  const patterns: IgnorePattern[] = [];
  const comments: IgnoreComment[] = [];
  let start = text.startsWith("\ufeff") ? 1 : 0;
  while (start < text.length) {
    const feed = text.indexOf("\n", start);
    const end = feed < 0 ? text.length : feed;
    const line = trimmed(text, start, end);
    // Only a `#` in the first column makes a comment.
    if (text[start] === "#") comments.push({ span: line, text: text.slice(line.start + 1, line.end) });
    else if (line.start < line.end) patterns.push(readPattern(text, line, patterns.length));
    start = end + 1;
  }
  return { text, patterns, comments };
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && SPACE.test(text[start] ?? "")) start++;
  while (end > start && SPACE.test(text[end - 1] ?? "")) end--;
  return { start, end };
}

function trim(text: string): string {
  const { start, end } = trimmed(text, 0, text.length);
  return text.slice(start, end);
}

function readPattern(text: string, span: Span, index: number): IgnorePattern {
  const inverted = text[span.start] === "!";
  const patternSpan = inverted ? trimmed(text, span.start + 1, span.end) : span;
  const written = text.slice(patternSpan.start, patternSpan.end);
  let path = written === "" ? "" : cleanPath(written);
  if (path.length > 1 && path.startsWith("/")) path = path.slice(1);
  // The matcher reads the result once more, so that `/!a` is an exception and `!/` is nothing.
  const again = cleanPath(trim(inverted ? `!${path}` : path));
  const negated = again.startsWith("!");
  return { index, span, patternSpan, negated, pattern: negated ? again.slice(1) : again };
}
