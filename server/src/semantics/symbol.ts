/** Names that a person can go to, look up everywhere and rename. */
import type { Span } from "../text/span.ts";
import type { Uri } from "../workspace/uri.ts";

export type SymbolKind =
  | "stage"
  | "variable"
  | "heredoc"
  | "service"
  | "network"
  | "volume"
  | "secret"
  | "config"
  | "anchor"
  | "profile";

export interface Occurrence {
  readonly uri: Uri;
  /** The name itself, without quotes or sigils. */
  readonly span: Span;
  readonly role: "declaration" | "reference";
  /** False where something else stands for the name (a stage's number): shown, but not renamed. */
  readonly isName: boolean;
}

export interface NamedSymbol {
  readonly kind: SymbolKind;
  readonly name: string;
  /** Every place: declarations first, then file by file in order. */
  readonly occurrences: readonly Occurrence[];
  /** Why it cannot be renamed; undefined when it can. */
  readonly fixed: string | undefined;
}

/** A symbol from its places in any order; undefined without any. */
export function namedSymbol(
  kind: SymbolKind,
  name: string,
  occurrences: readonly Occurrence[],
  fixed?: string,
): NamedSymbol | undefined {
  if (occurrences.length === 0) return undefined;
  const seen = new Set<string>();
  const unique = occurrences.filter(({ uri, span }) => {
    const key = `${span.start} ${span.end} ${uri}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const files = [...new Set(unique.map(({ uri }) => uri))];
  const rank = ({ uri, role }: Occurrence) => (role === "declaration" ? 0 : files.length) + files.indexOf(uri);
  const sorted = unique.sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start);
  return { kind, name, occurrences: sorted, fixed };
}
