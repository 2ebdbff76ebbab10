/** What may be typed at a place, in whatever language the file has. */
import type { Preset, Rule } from "../../linter/rule.ts";
import type { TextEdit } from "../../text/edits.ts";
import type { Span } from "../../text/span.ts";
import type { Reader } from "../../workspace/derive.ts";
import type { Language } from "../../workspace/languages.ts";
import type { Uri } from "../../workspace/uri.ts";
import { composeCompletions } from "../compose/completion.ts";
import { dockerfileCompletions } from "../dockerfile/completion.ts";
import { envCompletions } from "../env/completion.ts";
import { ignoreCompletions } from "./ignoreCompletion.ts";

export interface CompletionEnvironment {
  readonly preset: Preset;
  readonly rules: readonly Rule[];
  /** The page of a rule, Markdown. */
  readonly rulePage: (id: string) => string | undefined;
}

export type CompletionKind =
  | "keyword"
  | "property"
  | "value"
  | "enumMember"
  | "variable"
  | "constant"
  | "module"
  | "reference"
  | "file"
  | "folder"
  | "function"
  | "unit";

/** One thing to type. The order of a list is the order to show it in: most used first. */
export interface Completion {
  readonly label: string;
  readonly kind: CompletionKind;
  /** One line beside the label: a value, where something comes from. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What is replaced: from the beginning of the word to the cursor. */
  readonly span: Span;
  /** Default: the label. */
  readonly newText?: string;
  /** `newText` has tab stops. */
  readonly snippet?: boolean;
  /** There is more to complete right behind what was inserted. */
  readonly more?: boolean;
  readonly deprecated?: boolean;
  /** Edits elsewhere in the file, away from `span`: what the inserted text needs there. */
  readonly alsoEdits?: readonly TextEdit[];
}

export type CompletionFeature = (
  reader: Reader,
  uri: Uri,
  offset: number,
  environment: CompletionEnvironment,
) => readonly Completion[];

const BY_LANGUAGE: Readonly<Partial<Record<Language, CompletionFeature>>> = {
  dockerfile: dockerfileCompletions,
  compose: composeCompletions,
  env: envCompletions,
};

/** Everything that makes sense at an offset, in the order to show it; nothing where nothing does. */
export const completions: CompletionFeature = (reader, uri, offset, environment) => {
  const language = reader.file(uri)?.language;
  if (language === undefined) return [];
  return (
    ignoreCompletions(reader, uri, offset, environment) ??
    BY_LANGUAGE[language]?.(reader, uri, offset, environment) ??
    []
  );
};
