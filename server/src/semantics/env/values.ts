/** The values that a file of variables gives, as Compose computes them (compose-go: dotenv). */
import type { EnvEntry, EnvSyntax } from "../../syntax/env/envSyntax.ts";
import { substitute, type TemplateProblem } from "../compose/load/template.ts";

export interface EnvValue {
  readonly value: string;
  /** The entry that gave it, the last one of that name. */
  readonly entry: EnvEntry;
  /** Variables in it that nobody gave a value, so that nothing stands in their place. */
  readonly unset: readonly string[];
}

/** Why Compose refuses a value. */
export interface EnvValueProblem {
  readonly entry: EnvEntry;
  /** Its place is in the value as written, except that escapes in double quotes move it. */
  readonly error: TemplateProblem;
}

export interface EnvValues {
  readonly values: ReadonlyMap<string, EnvValue>;
  readonly problems: readonly EnvValueProblem[];
}

/**
 * The values of a parsed file. `lookup` is what counts before the file: the process's environment and files read
 * earlier; a value may use it and the names above it. An entry without `=` takes its value from `lookup` only.
 * Compose refuses the file when `syntax.problems` or the result's `problems` has something in it.
 */
export function envValues(
  syntax: EnvSyntax,
  lookup: (name: string) => string | undefined = () => undefined,
): EnvValues {
  const values = new Map<string, EnvValue>();
  const problems: EnvValueProblem[] = [];
  for (const entry of syntax.entries) {
    if (entry.separator === undefined && entry.raw === "") {
      const value = lookup(entry.key);
      if (value !== undefined) values.set(entry.key, { value, entry, unset: [] });
      continue;
    }
    const unset: string[] = [];
    const { text, problems: faults } = valueOf(entry, (name) => {
      const value = lookup(name) ?? values.get(name)?.value;
      if (value === undefined) unset.push(name);
      return value;
    });
    const error = faults.find(({ kind }) => kind !== "unset");
    if (error) problems.push({ entry, error });
    else values.set(entry.key, { value: text, entry, unset });
  }
  return { values, problems };
}

function valueOf({ quote, raw }: EnvEntry, lookup: (name: string) => string | undefined) {
  if (quote === "'") return { text: raw, problems: [] };
  return substitute(quote === '"' ? unescape(raw) : raw, (name) => ({ value: lookup(name), certain: true }));
}

const ESCAPE = /\\(?:[abcfnrtv$"\\]|0[0-9]{0,3})/g;
const ESCAPED: Readonly<Record<string, string>> = {
  "\\a": "\x07",
  "\\b": "\b",
  "\\f": "\f",
  "\\n": "\n",
  "\\r": "\r",
  "\\t": "\t",
  "\\v": "\v",
  '\\"': '"',
  "\\\\": "\\",
  // Interpolation comes next, and there a dollar is doubled.
  "\\$": "$$",
};

/** The escapes of double quotes; others stay as they are (compose-go: expandEscapes). */
export function unescape(text: string): string {
  return text.replace(ESCAPE, (escape) => {
    if (!escape.startsWith("\\0")) return ESCAPED[escape] ?? escape;
    const digits = escape.slice(2);
    const code = /^[0-7]{3}$/.test(digits) ? Number.parseInt(digits, 8) : 256;
    return code < 256 ? String.fromCharCode(code) : `\\${digits}`;
  });
}
