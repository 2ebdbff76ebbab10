/**
 * Expansion of words as the builder does it: quotes, escapes, `$NAME` and `${NAME…}` with every modifier. Follows
 * BuildKit's lexer step by step, over the builder's text of a word; a value that nobody can know makes the result
 * unknown instead of wrong.
 */
import { LONGEST_NAME } from "../../text/names.ts";
import { type Maybe, known, unknown } from "../known.ts";
import { SplitWords } from "./splitWords.ts";
import { PatternError, replacePattern, trimPrefix, trimSuffix } from "./shellPattern.ts";

/** What a name stands for: a value, nothing ("unset"), or a value that cannot be known. */
export type Lookup = (name: string) => Maybe<string> | "unset";

export interface ExpandOptions {
  readonly escape: "\\" | "`";
  /** Heredoc bodies: quotes are ordinary characters. */
  readonly keepQuotes?: boolean;
}

export interface Expansion {
  readonly value: Maybe<string>;
  /** The value split at blanks that are not quoted, as EXPOSE does; undefined when it is unknown. */
  readonly words: readonly string[] | undefined;
  /** What BuildKit would fail with. */
  readonly error: string | undefined;
  /** Names that had no value. */
  readonly unmatched: ReadonlySet<string>;
}

/** Expands a word (builder's text, quotes as written). */
export function expandWord(raw: string, lookup: Lookup, options: ExpandOptions): Expansion {
  const lexer = new Lexer(raw, lookup, options);
  try {
    const { text, words } = lexer.run();
    const { reason } = lexer;
    if (reason !== undefined)
      return { value: unknown(reason), words: undefined, error: undefined, unmatched: lexer.unmatched };
    return { value: known(text), words, error: undefined, unmatched: lexer.unmatched };
  } catch (error) {
    if (!(error instanceof ExpandError)) throw error;
    const value = unknown(lexer.reason ?? error.message);
    // Behind an unknown value the error may not come about at all, except where the syntax itself is broken.
    const certain = lexer.reason === undefined || error.syntax;
    return { value, words: undefined, error: certain ? error.message : undefined, unmatched: lexer.unmatched };
  }
}

class ExpandError extends Error {
  readonly syntax: boolean;
  constructor(message: string, syntax = true) {
    super(message);
    this.syntax = syntax;
  }
}

const DIGIT = /^\p{Nd}$/u;
const NAME = /^[\p{L}\p{Nd}_]$/u;
/** Nesting beyond this is no one's Dockerfile and must not exhaust the stack. */
const DEEPEST = 100;
const SPECIAL_PARAMETERS = "@*#?-$!0";

class Lexer {
  readonly #characters: readonly string[];
  readonly #lookup: Lookup;
  readonly #escape: string;
  readonly #keepQuotes: boolean;
  readonly unmatched = new Set<string>();
  /** Why the result is unknown, once it is. */
  reason: string | undefined;
  #at = 0;
  #depth = 0;

  constructor(raw: string, lookup: Lookup, options: ExpandOptions) {
    this.#characters = Array.from(raw);
    this.#lookup = lookup;
    this.#escape = options.escape;
    this.#keepQuotes = options.keepQuotes ?? false;
  }

  run(): { text: string; words: readonly string[] } {
    return this.#until(undefined, false, false);
  }

  get #peek(): string | undefined {
    return this.#characters[this.#at];
  }

  /** Text up to `stop` (or the end). `rawEscapes` keeps escapes, `pattern` doubles them inside quotes. */
  #until(stop: string | undefined, rawEscapes: boolean, pattern: boolean): { text: string; words: readonly string[] } {
    const words = new SplitWords();
    let text = "";
    while (this.#peek !== undefined) {
      const character = this.#peek;
      if (character === stop) {
        this.#at++;
        return { text, words: words.all() };
      }
      const special = this.#special(character, rawEscapes, pattern);
      if (special !== undefined) {
        text += special;
        if (character === "$") words.plain(special);
        else words.raw(special);
        continue;
      }
      this.#at++;
      if (character !== this.#escape) {
        words.plain(character);
        text += character;
        continue;
      }
      const next = this.#peek;
      const kept = (rawEscapes ? character : "") + (next ?? "");
      if (next !== undefined) this.#at++;
      words.raw(kept);
      text += kept;
    }
    if (stop !== undefined) throw new ExpandError(`unexpected end of statement while looking for matching ${stop}`);
    return { text, words: words.all() };
  }

  #special(character: string, rawEscapes: boolean, pattern: boolean): string | undefined {
    if (character === "$") return this.#dollar();
    if (character === "<") return this.#less();
    if (this.#keepQuotes) return undefined;
    if (character === "'") return this.#single(pattern);
    if (character === '"') return this.#double(rawEscapes);
    return undefined;
  }

  /** `<<` takes the blanks behind it along. */
  #less(): string {
    this.#at++;
    if (this.#peek !== "<") return "<";
    this.#at++;
    let blanks = "";
    while (/^[ \t\r]$/.test(this.#characters[this.#at] ?? "")) blanks += this.#characters[this.#at++];
    return `<<${blanks}`;
  }

  #single(pattern: boolean): string {
    this.#at++;
    let text = "";
    for (;;) {
      const character = this.#peek;
      if (character === undefined)
        throw new ExpandError("unexpected end of statement while looking for matching single-quote");
      this.#at++;
      if (character === "'") return text;
      text += pattern && character === this.#escape ? character + character : character;
    }
  }

  #double(rawEscapes: boolean): string {
    this.#at++;
    let text = "";
    for (;;) {
      const character = this.#peek;
      if (character === undefined)
        throw new ExpandError("unexpected end of statement while looking for matching double-quote");
      if (character === "$") {
        text += this.#dollar();
        continue;
      }
      this.#at++;
      if (character === '"') return text;
      if (character !== this.#escape) {
        text += character;
        continue;
      }
      const next = this.#peek;
      if (next === undefined) continue;
      const escapes = next === '"' || next === "$" || next === this.#escape;
      if (rawEscapes) text += character;
      text += escapes ? next : character;
      if (escapes) this.#at++;
    }
  }

  #dollar(): string {
    if (this.#depth > DEEPEST) throw new ExpandError("too many nested substitutions");
    this.#depth++;
    const text = this.#substitution();
    this.#depth--;
    return text;
  }

  #substitution(): string {
    this.#at++;
    if (this.#peek !== "{") {
      const name = this.#name();
      return name === "" ? "$" : (this.#get(name) ?? "");
    }
    this.#at++;
    const first = this.#peek;
    if (first === undefined) throw new ExpandError("syntax error: missing '}'");
    if (first === "{" || first === "}" || first === ":") throw new ExpandError("syntax error: bad substitution");
    const name = this.#name();
    const next = this.#characters[this.#at++];
    if (next === undefined) throw new ExpandError("syntax error: missing '}'");
    if (next === "}") return this.#get(name) ?? "";
    if (next === "/") return this.#replace(name);
    return this.#modified(name, next);
  }

  #modified(name: string, first: string): string {
    const colon = first === ":";
    const modifier = colon ? this.#characters[this.#at++] : first;
    const shown = `${colon ? ":" : ""}${modifier ?? ""}`;
    const trims = modifier === "#" || modifier === "%";
    const known = trims || modifier === "-" || modifier === "+" || modifier === "?";
    if ((colon && trims) || (!colon && !known))
      throw new ExpandError(`unsupported modifier (${shown}) in substitution`);
    const before = this.reason;
    const word = this.#operand("}", trims, trims, "syntax error: missing '}'");
    const operandReason = this.reason;
    this.reason = before;
    if (!known) throw new ExpandError(`unsupported modifier (${shown}) in substitution`);
    const value = this.#get(name);
    if (this.reason !== before) return "";
    const missing = value === undefined || (colon && value === "");
    const usesOperand = modifier === "-" ? missing : modifier === "+" ? !missing : trims;
    if (usesOperand) this.reason = operandReason;
    if (modifier === "-") return missing ? word : value;
    if (modifier === "+") return missing ? "" : word;
    if (modifier === "?") return this.#required(name, value, colon, word);
    return this.reason === before ? this.#trimmed(modifier, word, value ?? "") : "";
  }

  #required(name: string, value: string | undefined, colon: boolean, message: string): string {
    if (value === undefined) throw new ExpandError(`${name}: ${message || "is not allowed to be unset"}`, false);
    if (colon && value === "") throw new ExpandError(`${name}: ${message || "is not allowed to be empty"}`, false);
    return value;
  }

  #trimmed(modifier: string, word: string, value: string): string {
    const greedy = word.startsWith(modifier);
    const pattern = greedy ? word.slice(1) : word;
    return this.#guarded(pattern, () => (modifier === "#" ? trimPrefix : trimSuffix)(pattern, value, greedy));
  }

  #replace(name: string): string {
    const all = this.#peek === "/";
    if (all) this.#at++;
    const pattern = this.#operand("/", true, true, "syntax error: missing '/' in ${}");
    const replacement = this.#operand("}", true, false, "syntax error: missing '}'");
    const value = this.#get(name);
    if (this.reason !== undefined) return "";
    return this.#guarded(pattern, () => replacePattern(pattern, value ?? "", replacement, all));
  }

  #operand(stop: string, rawEscapes: boolean, pattern: boolean, missing: string): string {
    try {
      return this.#until(stop, rawEscapes, pattern).text;
    } catch (error) {
      if (error instanceof ExpandError && error.syntax && this.#peek === undefined) throw new ExpandError(missing);
      throw error;
    }
  }

  #name(): string {
    const first = this.#peek;
    if (first === undefined) return "";
    if (DIGIT.test(first)) return this.#while(DIGIT);
    if (SPECIAL_PARAMETERS.includes(first)) {
      this.#at++;
      return first;
    }
    return this.#while(NAME);
  }

  #while(pattern: RegExp): string {
    const start = this.#at;
    while (this.#peek !== undefined && pattern.test(this.#peek)) this.#at++;
    return this.#characters.slice(start, this.#at).join("");
  }

  #get(name: string): string | undefined {
    const value = this.#lookup(name);
    if (value === "unset") {
      this.unmatched.add(name);
      return undefined;
    }
    if (value.known) return value.value;
    this.reason ??= value.reason;
    return undefined;
  }

  #guarded(pattern: string, compute: () => string): string {
    if (pattern.length > LONGEST_NAME) {
      this.reason ??= "the pattern is too long";
      return "";
    }
    try {
      return compute();
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw new ExpandError(`invalid pattern (${pattern}) in substitution: ${error.message}`);
    }
  }
}
