/** What a file of variables (`.env`, `env_file`) says, as Compose reads it, with spans. */
import type { Span } from "../../text/span.ts";

/** One assignment, or a name alone, which takes its value from whoever runs Compose. */
export interface EnvEntry {
  /** From the name to the end of the value. */
  readonly span: Span;
  /** As Compose keeps it; "" for a name without `=` that ends the file, which Compose takes for a value. */
  readonly key: string;
  readonly keySpan: Span;
  /** `export ` before the name; it means nothing to Compose. */
  readonly exportSpan: Span | undefined;
  /** The `=` or `:`; undefined for a name alone. */
  readonly separator: Span | undefined;
  /** With its quotes; empty behind the separator when there is no value. */
  readonly valueSpan: Span;
  readonly quote: '"' | "'" | undefined;
  /** The value before escapes and variables are looked at: without quotes and comment, `\"` already unescaped. */
  readonly raw: string;
}

export type EnvProblemCode = "unexpected-character" | "space-in-key" | "missing-key" | "unterminated-quote";

/** A place where Compose gives up. It stops at the first one; we go on in the next line. */
export interface EnvProblem {
  readonly code: EnvProblemCode;
  readonly span: Span;
}

export interface EnvSyntax {
  readonly text: string;
  readonly entries: readonly EnvEntry[];
  /** Without their `#`. */
  readonly comments: readonly { readonly span: Span; readonly text: string }[];
  readonly problems: readonly EnvProblem[];
}
