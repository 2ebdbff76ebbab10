/** Names of the commands in shell-form RUNs, as the parser `unbash` sees them. */
import type { BuildGraph } from "../../server/src/semantics/dockerfile/model.ts";
import type { Span } from "../../server/src/text/span.ts";

export interface CommandWord {
  readonly span: Span;
  readonly text: string;
}

export function commandWordsOf(_graph: BuildGraph): readonly CommandWord[] {
  return [];
}
