/** Names of the commands in RUN, wrappers and scripts inside scripts included; variables in their place are left out. */
import { shellPrograms } from "../../server/src/semantics/shell/shellPrograms.ts";
import type { Span } from "../../server/src/text/span.ts";
import type { Reader } from "../../server/src/workspace/derive.ts";
import type { Uri } from "../../server/src/workspace/uri.ts";

export interface CommandWord {
  readonly span: Span;
  readonly text: string;
}

export function commandWordsOf(reader: Reader, uri: Uri): readonly CommandWord[] {
  const runs = reader.derive(shellPrograms, uri).all.filter(({ instruction }) => instruction.keyword === "RUN");
  const words = runs
    .flatMap(({ commands }) => commands)
    .flatMap(({ word, wrappers }) => [...(word ? [word] : []), ...wrappers.map((wrapper) => wrapper.word)]);
  return words.map(({ span, text }) => ({ span, text }));
}
