/** Definition, references, highlights and rename: one answer about a name, used four ways. */
import { composeFile } from "../../semantics/compose/file.ts";
import { composeProject } from "../../semantics/compose/project.ts";
import { composeSymbolAt } from "../../semantics/compose/symbols.ts";
import { envVariableAt } from "../../semantics/compose/variableSymbol.ts";
import { buildGraph } from "../../semantics/dockerfile/graph.ts";
import { dockerfileSymbolAt } from "../../semantics/dockerfile/symbols.ts";
import { stageSymbol } from "../../semantics/dockerfile/stageSymbol.ts";
import { buildUsesIn } from "../../semantics/workspace/buildUses.ts";
import type { NamedSymbol, Occurrence, SymbolKind } from "../../semantics/symbol.ts";
import { type Span, touches } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";

type SymbolAt = (reader: Reader, uri: Uri, offset: number) => NamedSymbol | undefined;

const BY_LANGUAGE: Readonly<Partial<Record<Language, SymbolAt>>> = {
  dockerfile: dockerfileSymbolAt,
  compose: composeSymbolAt,
  env: envVariableAt,
};

/** The name at an offset, with every place where it stands. */
export function symbolAt(reader: Reader, uri: Uri, offset: number): NamedSymbol | undefined {
  const language = reader.file(uri)?.language;
  return language && BY_LANGUAGE[language]?.(reader, uri, offset);
}

/** Where a name is declared; for a declaration itself the same place. */
export function definitionsAt(reader: Reader, uri: Uri, offset: number): readonly Occurrence[] {
  return (symbolAt(reader, uri, offset)?.occurrences ?? []).filter(({ role }) => role === "declaration");
}

export interface RenameTarget {
  readonly symbol: NamedSymbol;
  /** The name under the cursor. */
  readonly span: Span;
}

/** What a rename at this offset would change; a sentence for people where there is nothing to rename. */
export function renameTarget(reader: Reader, uri: Uri, offset: number): RenameTarget | string {
  const symbol = symbolAt(reader, uri, offset);
  const here = symbol?.occurrences.find((one) => one.uri === uri && touches(one.span, offset));
  if (!symbol || !here) return "There is no name here that can be changed.";
  if (symbol.fixed !== undefined) return symbol.fixed;
  return here.isName ? { symbol, span: here.span } : "This is a number, not a name.";
}

/** Names as Docker and Compose accept them. */
const VALID: Readonly<Record<SymbolKind, { readonly pattern: RegExp; readonly words: string }>> = {
  stage: {
    pattern: /^[a-zA-Z][a-zA-Z0-9_.-]*$/,
    words: "A stage's name is a letter, then letters, digits, `_`, `.` or `-`.",
  },
  variable: {
    pattern: /^[a-zA-Z_][a-zA-Z0-9_]*$/,
    words: "A variable's name is letters, digits and `_`, no digit first.",
  },
  heredoc: { pattern: /^[a-zA-Z_][a-zA-Z0-9_.]*$/, words: "A delimiter is letters, digits, `_` and `.`." },
  service: { pattern: /^[a-zA-Z0-9._-]+$/, words: "A service's name is letters, digits, `.`, `_` and `-`." },
  network: { pattern: /^[a-zA-Z0-9._-]+$/, words: "A network's name is letters, digits, `.`, `_` and `-`." },
  volume: { pattern: /^[a-zA-Z0-9._-]+$/, words: "A volume's name is letters, digits, `.`, `_` and `-`." },
  secret: { pattern: /^[a-zA-Z0-9._-]+$/, words: "A secret's name is letters, digits, `.`, `_` and `-`." },
  config: { pattern: /^[a-zA-Z0-9._-]+$/, words: "A config's name is letters, digits, `.`, `_` and `-`." },
  anchor: { pattern: /^[^\s[\]{},]+$/, words: "An anchor's name has no blanks, commas or brackets." },
  profile: { pattern: /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/, words: "A profile's name is letters, digits, `_`, `.` and `-`." },
};

export interface RenameEdit {
  readonly uri: Uri;
  readonly span: Span;
  readonly newText: string;
}

/** The edits that rename; a sentence for people where the new name is none or is taken. */
export function renameEdits(reader: Reader, uri: Uri, offset: number, newName: string): readonly RenameEdit[] | string {
  const target = renameTarget(reader, uri, offset);
  if (typeof target === "string") return target;
  const { symbol } = target;
  const { pattern, words } = VALID[symbol.kind];
  if (!pattern.test(newName)) return words;
  if (newName !== symbol.name && isTaken(reader, symbol, newName))
    return `There is a ${symbol.kind} called ${newName} already.`;
  return symbol.occurrences
    .filter(({ isName }) => isName)
    .map((occurrence) => ({ uri: occurrence.uri, span: occurrence.span, newText: newName }));
}

/** Stages of one file, and services and resources of one project, share a namespace each. */
function isTaken(reader: Reader, { kind, name, occurrences }: NamedSymbol, newName: string): boolean {
  const home = occurrences[0]?.uri;
  if (home === undefined) return false;
  if (kind === "stage") {
    const other = reader.derive(buildGraph, home).stage(newName);
    return other?.name !== undefined && other.name.toLowerCase() !== name.toLowerCase();
  }
  if (kind === "variable" || kind === "heredoc" || kind === "anchor" || kind === "profile") return false;
  return reader.derive(composeProject, home).names[kind].has(newName);
}

/**
 * Names that change together while one types: those whose every place is in this file and can be seen at once (both
 * ends of a heredoc, an anchor and its aliases).
 */
export function linkedSpans(reader: Reader, uri: Uri, offset: number): readonly Span[] {
  const target = renameTarget(reader, uri, offset);
  if (typeof target === "string" || !LINKED.has(target.symbol.kind)) return [];
  const { occurrences } = target.symbol;
  const length = target.span.end - target.span.start;
  const alike = occurrences.every(({ uri: home, span }) => home === uri && span.end - span.start === length);
  return alike ? occurrences.filter(({ isName }) => isName).map(({ span }) => span) : [];
}

const LINKED: ReadonlySet<SymbolKind> = new Set(["heredoc", "anchor"]);

/** What a name is made from: the stage that builds a service. */
export function typeDefinitionsAt(reader: Reader, uri: Uri, offset: number): readonly Occurrence[] {
  const symbol = symbolAt(reader, uri, offset);
  if (symbol?.kind !== "service") return [];
  return symbol.occurrences
    .filter(({ role }) => role === "declaration")
    .flatMap((place) => {
      const use = buildUsesIn(reader.derive(composeFile, place.uri)).find(({ service }) => service === symbol.name);
      if (!use) return [];
      const graph = reader.derive(buildGraph, use.dockerfile);
      const stage = use.target ? graph.stage(use.target.name) : graph.stages.at(-1);
      const found = stage && stageSymbol(reader, use.dockerfile, stage);
      return found?.occurrences.filter(({ role }) => role === "declaration") ?? [];
    });
}
