/** The 18 instructions, in the reference's order (BuildKit `frontend/dockerfile/command/command.go`). */
export const KEYWORDS = [
  "ADD",
  "ARG",
  "CMD",
  "COPY",
  "ENTRYPOINT",
  "ENV",
  "EXPOSE",
  "FROM",
  "HEALTHCHECK",
  "LABEL",
  "MAINTAINER",
  "ONBUILD",
  "RUN",
  "SHELL",
  "STOPSIGNAL",
  "USER",
  "VOLUME",
  "WORKDIR",
] as const;

export type Keyword = (typeof KEYWORDS)[number];

/** The keyword that this word is, in whatever letter case; undefined when BuildKit knows no such instruction. */
export function keywordOf(word: string): Keyword | undefined {
  const upper = word.toUpperCase();
  return KEYWORDS.find((keyword) => keyword === upper);
}
