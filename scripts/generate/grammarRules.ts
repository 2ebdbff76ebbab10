/** What the parts of the Dockerfile grammar share. */

export interface Rule {
  [key: string]: unknown;
}

/** What continues a line, and which language RUN's text is in. */
export interface Mode {
  readonly name: string;
  /** As a regular expression. */
  readonly escape: "\\\\" | "`";
  readonly shell: Embedded;
}

/** A language inside the Dockerfile: scope of its text, and its grammar. */
export interface Embedded {
  readonly name: string;
  readonly grammar: string;
}

export const SHELL: Embedded = { name: "shell", grammar: "source.shell" };
export const POWERSHELL: Embedded = { name: "powershell", grammar: "source.powershell" };
export const BATCH: Embedded = { name: "batch", grammar: "source.batchfile" };

export function include(name: string): Rule {
  return { include: `#${name}` };
}

/** All keywords, as alternatives. */
export const KEYWORDS =
  "ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR";
