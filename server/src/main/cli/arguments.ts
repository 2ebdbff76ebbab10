/** Reads options by node:util's parseArgs, and says in one line what is wrong with them. */
import { parseArgs, type ParseArgsConfig } from "node:util";
import { didYouMean } from "../../text/names.ts";
import { UsageError } from "./host.ts";

export type OptionTable = NonNullable<ParseArgsConfig["options"]>;

export interface ParsedArguments {
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly positionals: readonly string[];
}

/** Throws UsageError for an option that is unknown or lacks its value. `-` alone is a positional. */
export function parseArguments(args: readonly string[], options: OptionTable): ParsedArguments {
  const table: OptionTable = { ...options, help: { type: "boolean", short: "h" }, version: { type: "boolean" } };
  const parsed = parseArgs({ args: [...args], options: table, allowPositionals: true, strict: false, tokens: true });
  for (const token of parsed.tokens) {
    if (token.kind !== "option") continue;
    const known = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (!known) throw unknownOption(token.rawName, Object.keys(table));
    if (known.type === "boolean" && token.value !== undefined) {
      throw new UsageError(`option ${token.rawName} takes no value`);
    }
    if (known.type === "string" && (token.value === undefined || looksLikeOption(token))) {
      throw new UsageError(`option ${token.rawName} needs a value`);
    }
  }
  return { values: parsed.values as ParsedArguments["values"], positionals: parsed.positionals };
}

/** `--output --quiet`: the value was forgotten. `--output=--quiet` means it. */
function looksLikeOption(token: {
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}): boolean {
  return token.inlineValue === false && token.value !== undefined && /^--?[^\d]/.test(token.value);
}

function unknownOption(rawName: string, names: readonly string[]): UsageError {
  const near = didYouMean(rawName.replace(/^-+/, ""), names);
  return new UsageError(`unknown option ${rawName}${near === undefined ? "" : ` (did you mean --${near}?)`}`);
}

export function text(parsed: ParsedArguments, name: string): string | undefined {
  const value = parsed.values[name];
  return typeof value === "string" ? value : undefined;
}

export function texts(parsed: ParsedArguments, name: string): readonly string[] {
  const value = parsed.values[name];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}

export function flag(parsed: ParsedArguments, name: string): boolean {
  return parsed.values[name] === true;
}

/** The value of an option that takes one of a few words. */
export function choice<T extends string>(parsed: ParsedArguments, name: string, words: readonly T[]): T | undefined {
  const value = text(parsed, name);
  return value === undefined ? undefined : oneOf(value, words, `--${name}`);
}

/** The word, or a UsageError that lists all words. */
export function oneOf<T extends string>(value: string, words: readonly T[], what: string): T {
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const near = didYouMean(value, words);
  const hint = near === undefined ? "" : `; did you mean ${near}?`;
  throw new UsageError(`${what} is one of ${words.join(", ")}, not ${JSON.stringify(value)}${hint}`);
}

/** `K=V` pairs; a build argument without `=` takes its value from the environment, as with docker build. */
export function buildArguments(
  pairs: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> {
  const found: [string, string][] = [];
  for (const pair of pairs) {
    const cut = pair.indexOf("=");
    const name = cut < 0 ? pair : pair.slice(0, cut);
    if (name === "") throw new UsageError(`--build-arg needs NAME=VALUE, not ${JSON.stringify(pair)}`);
    const value = cut < 0 ? env[name] : pair.slice(cut + 1);
    if (value !== undefined) found.push([name, value]);
  }
  return Object.fromEntries(found);
}
