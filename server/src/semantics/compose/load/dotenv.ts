/** The values of env files as Compose computes them, for `.env`, `--env-file`, `include` and `env_file`. */
import type { EnvEntry, EnvProblemCode, EnvSyntax } from "../../../syntax/env/envSyntax.ts";
import type { Span } from "../../../text/span.ts";
import { unescape } from "../../env/values.ts";
import { type Lookup, substitute } from "./template.ts";

interface EnvFileEntry {
  readonly name: string;
  readonly value: string;
  readonly certain: boolean;
  /** Of the name. */
  readonly span: Span;
}

export interface EnvFile {
  /** In order; a later entry of the same name wins. */
  readonly entries: readonly EnvFileEntry[];
  /** Where Compose stops reading, and why. */
  readonly error: { readonly span: Span; readonly message: string } | undefined;
}

export type EarlierValues = ReadonlyMap<string, { readonly value: string; readonly certain: boolean }>;

const PROBLEMS: Readonly<Record<EnvProblemCode, string>> = {
  "unexpected-character": "This cannot stand in a variable's name.",
  "space-in-key": "This name has a space in it.",
  "missing-key": 'A name is missing behind "export".',
  "unterminated-quote": "This quote is never closed.",
};

/**
 * The values of a whole file. `lookup` gives the variables that values refer to and that a name alone takes over; where
 * it has none, the entries above count, and before them `earlier` entries of the same environment.
 */
export function readEnvFile(syntax: EnvSyntax, lookup: Lookup, earlier: EarlierValues = new Map()): EnvFile {
  const values = new Map(earlier);
  const entries: EnvFileEntry[] = [];
  const [problem] = syntax.problems;
  const error = problem && { span: problem.span, message: `${PROBLEMS[problem.code]} Compose stops reading the file.` };
  const inFile: Lookup = (name) => {
    const outer = lookup(name);
    const own = values.get(name);
    return outer.value !== undefined || own === undefined
      ? outer
      : { value: own.value, certain: own.certain && outer.certain };
  };
  for (const entry of syntax.entries) {
    // Compose gives up at the first fault; what stands below it is not read.
    if (problem && entry.span.start > problem.span.start) break;
    const found = valueOf(entry, lookup, inFile);
    if (found === undefined) continue;
    if ("message" in found) return { entries, error: { span: entry.keySpan, message: found.message } };
    values.set(entry.key, found);
    entries.push({ name: entry.key, ...found, span: entry.keySpan });
  }
  return { entries, error };
}

/** Undefined for a name alone that nobody gives a value. */
function valueOf(
  { key, separator, quote, raw }: EnvEntry,
  lookup: Lookup,
  inFile: Lookup,
): { readonly value: string; readonly certain: boolean } | { readonly message: string } | undefined {
  if (separator === undefined && raw === "") {
    const { value, certain } = lookup(key);
    return value === undefined ? undefined : { value, certain };
  }
  if (quote === "'") return { value: raw, certain: true };
  const { text, certain, problems } = substitute(quote === '"' ? unescape(raw) : raw, inFile);
  const fatal = problems.find(({ kind }) => kind !== "unset");
  if (fatal === undefined) return { value: text, certain };
  return fatal.kind === "required"
    ? { message: `The value of "${key}" needs the variable "${fatal.name}", which is not set.` }
    : { message: `The value of "${key}" has a "\${" that begins no variable.` };
}
