/** Ignore files as something to lint: how they load, which line an offset belongs to, which comments may silence. */
import { type DockerignoreSyntax, dockerignoreSyntax } from "../../syntax/dockerignore/parse.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type IgnoreMatcher, ignoreMatcher } from "./matcher.ts";

export interface DockerignoreFile {
  readonly syntax: DockerignoreSyntax;
  readonly matcher: IgnoreMatcher;
}

export const dockerignoreSubject = {
  language: "dockerignore" as const,

  load: (reader: Reader, uri: Uri): DockerignoreFile => ({
    syntax: reader.derive(dockerignoreSyntax, uri),
    matcher: reader.derive(ignoreMatcher, uri),
  }),

  ownerOf({ syntax }: DockerignoreFile, offset: number): Span | undefined {
    return syntax.patterns.find(({ span }) => span.start <= offset && offset <= span.end)?.span;
  },

  comments({ syntax: { comments, patterns } }: DockerignoreFile) {
    const first = patterns[0]?.span.start ?? Number.POSITIVE_INFINITY;
    return comments.map(({ span, text }) => ({
      span,
      text,
      target: patterns.find((pattern) => pattern.span.start > span.end)?.span,
      top: span.start < first,
    }));
  },
};
