/** Files of variables as something to lint: how they load, which entry an offset belongs to, which comments may silence. */
import type { EnvSyntax } from "../../syntax/env/envSyntax.ts";
import { envSyntax } from "../../syntax/env/parse.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Uri } from "../../workspace/uri.ts";
import { type EnvUsers, envUsers } from "../workspace/envUsers.ts";

export interface EnvFile {
  readonly syntax: EnvSyntax;
  readonly users: EnvUsers;
  /** True when a Compose file reads it as Compose's own format: then what Compose refuses stops the project. */
  readonly readByCompose: boolean;
}

export const envSubject = {
  language: "env" as const,

  load(reader: Reader, uri: Uri): EnvFile {
    const users = envUsers(reader, uri);
    const readByCompose = users.projects.length > 0 || users.services.some(({ raw }) => !raw);
    return { syntax: reader.derive(envSyntax, uri), users, readByCompose };
  },

  ownerOf({ syntax }: EnvFile, offset: number): Span | undefined {
    return syntax.entries.find(({ span }) => span.start <= offset && offset <= span.end)?.span;
  },

  comments({ syntax: { comments, entries } }: EnvFile) {
    const first = entries[0]?.span.start ?? Number.POSITIVE_INFINITY;
    return comments.map(({ span, text }) => ({
      span,
      text,
      target: entries.find((entry) => entry.span.start > span.end)?.span,
      top: span.start < first,
    }));
  },
};
