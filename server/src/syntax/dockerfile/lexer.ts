/**
 * Reads words as BuildKit's `shell.Lex` does: quotes, escapes, `$NAME` and `${NAME…}` with every modifier, nested.
 * The span of a quoted piece is the text between the quotes.
 */
import type { Span } from "../../text/span.ts";
import { type MappedText, spanAt } from "./mappedText.ts";
import type { VariablePart, WordPart } from "./syntax.ts";

/** Why BuildKit cannot expand a word; spans of the file. */
export interface WordFault {
  readonly code: string;
  readonly message: string;
  readonly span: Span;
}

const NAME_START = /[\p{L}_]/u;
const NAME_PART = /[\p{L}\p{Nd}_]/u;
const DIGIT = /\p{Nd}/u;
const SPECIAL = "@*#?-$!0";
/** Nesting beyond this is nobody's Dockerfile; it must not exhaust the stack. */
const MAX_DEPTH = 100;

/** One pass over one word. */
export class Lexer {
  fault: WordFault | undefined;
  at: number;
  readonly #mapped: MappedText;
  readonly #text: string;
  readonly #end: number;
  readonly #escape: string;
  readonly #unset: boolean;
  #depth = 0;

  /** `unset`: as where no variable has a value; BuildKit then takes any single character behind `:` for a modifier. */
  constructor(mapped: MappedText, from: number, to: number, escapeChar: string, unset = false) {
    this.#mapped = mapped;
    this.#text = mapped.text;
    this.at = from;
    this.#end = to;
    this.#escape = escapeChar;
    this.#unset = unset;
  }

  /** Parts up to `stop`, which is consumed, or to the end. */
  until(stop: string | undefined): WordPart[] {
    const parts: WordPart[] = [];
    while (this.at < this.#end) {
      const ch = this.#text.charAt(this.at);
      if (ch === stop) {
        this.at++;
        return parts;
      }
      if (ch === "$") this.#dollar(parts, "none");
      else if (ch === "'") this.#single(parts);
      else if (ch === '"') this.#double(parts);
      else if (ch === this.#escape) this.#escaped(parts);
      else this.#plain(parts, stop);
    }
    if (stop !== undefined)
      this.#fail("bad-substitution", `missing '${stop}' of a substitution`, this.#end - 1, this.#end);
    return parts;
  }

  #fail(code: string, message: string, from: number, to: number): void {
    this.fault ??= { code, message, span: spanAt(this.#mapped, from, to) };
  }

  #add(
    parts: WordPart[],
    from: number,
    to: number,
    text: string,
    quote: "none" | "single" | "double" | "escape",
  ): void {
    parts.push({ kind: "text", span: spanAt(this.#mapped, from, to), text, quote });
  }

  /** Where `ch` stands next; the end of the word when nowhere (looking further would make long lists quadratic). */
  #find(ch: string, from: number): number {
    let at = from;
    while (at < this.#end && this.#text.charAt(at) !== ch) at++;
    return Math.min(at, this.#end);
  }

  #plain(parts: WordPart[], stop: string | undefined): void {
    const from = this.at;
    while (this.at < this.#end) {
      const ch = this.#text.charAt(this.at);
      if (ch === stop || ch === "$" || ch === "'" || ch === '"' || ch === this.#escape) break;
      this.at++;
    }
    this.#add(parts, from, this.at, this.#text.slice(from, this.at), "none");
  }

  #escaped(parts: WordPart[]): void {
    const from = this.at;
    // A whole code point: an escape before an astral character covers both halves.
    const next = from + 1 < this.#end ? String.fromCodePoint(this.#text.codePointAt(from + 1) ?? 0) : "";
    this.at = Math.min(this.#end, from + 1 + next.length);
    this.#add(parts, from, this.at, next, "escape");
  }

  #single(parts: WordPart[]): void {
    const open = this.at;
    const end = this.#find("'", open + 1);
    const closed = end < this.#end;
    this.#add(parts, open + 1, end, this.#text.slice(open + 1, end), "single");
    this.at = closed ? end + 1 : end;
    if (!closed) this.#fail("unterminated-quote", "this single quote is never closed", open, this.#end);
  }

  #double(parts: WordPart[]): void {
    const open = this.at++;
    const count = parts.length;
    let from = this.at;
    const flush = (): void => {
      if (this.at > from) this.#add(parts, from, this.at, this.#text.slice(from, this.at), "double");
    };
    while (this.at < this.#end) {
      const ch = this.#text.charAt(this.at);
      if (ch === '"') break;
      const next = this.#text.charAt(this.at + 1);
      if (ch === "$") {
        flush();
        this.#dollar(parts, "double");
        from = this.at;
      } else if (ch === this.#escape && (next === '"' || next === "$" || next === ch || this.at + 1 === this.#end)) {
        flush();
        this.#escaped(parts);
        from = this.at;
      } else this.at++;
    }
    flush();
    if (parts.length === count) this.#add(parts, this.at, this.at, "", "double");
    if (this.at < this.#end) this.at++;
    else this.#fail("unterminated-quote", "this double quote is never closed", open, this.#end);
  }

  #name(): string {
    const from = this.at;
    const first = this.#codePoint();
    if (DIGIT.test(first))
      while (this.at < this.#end && DIGIT.test(this.#codePoint())) this.at += this.#codePoint().length;
    else if (first !== "" && SPECIAL.includes(first)) this.at++;
    else if (NAME_START.test(first)) {
      while (this.at < this.#end && NAME_PART.test(this.#codePoint())) this.at += this.#codePoint().length;
    }
    return this.#text.slice(from, this.at);
  }

  #codePoint(): string {
    if (this.at >= this.#end) return "";
    return String.fromCodePoint(this.#text.codePointAt(this.at) ?? 0);
  }

  #dollar(parts: WordPart[], quote: "none" | "double"): void {
    const from = this.at++;
    if (this.#text.charAt(this.at) === "{" && this.at < this.#end) {
      this.at++;
      parts.push(this.#braced(from));
      return;
    }
    const nameFrom = this.at;
    const name = this.#name();
    if (name === "") this.#add(parts, from, this.at, "$", quote);
    else parts.push(this.#variable(from, nameFrom, name, false, undefined, [], []));
  }

  #variable(
    from: number,
    nameFrom: number,
    name: string,
    braced: boolean,
    modifier: string | undefined,
    operand: readonly WordPart[],
    replacement: readonly WordPart[],
  ): VariablePart {
    const span = spanAt(this.#mapped, from, this.at);
    const nameSpan = spanAt(this.#mapped, nameFrom, nameFrom + name.length);
    return { kind: "variable", span, name, nameSpan, braced, modifier, operand, replacement };
  }

  #braced(from: number): VariablePart {
    const nameFrom = this.at;
    const first = this.#codePoint();
    if (first === "") this.#fail("bad-substitution", "missing '}' of a substitution", from, this.at);
    else if (first === "{" || first === "}" || first === ":") {
      this.#fail("bad-substitution", "a substitution needs a variable's name", from, this.at + 1);
    }
    const name = this.#name();
    if (this.#text.charAt(this.at) === "}" && this.at < this.#end) {
      this.at++;
      return this.#variable(from, nameFrom, name, true, undefined, [], []);
    }
    const modifier = this.#modifier(from);
    // Too deep or broken: the rest is skipped to the closing brace, so that the word still ends where it should.
    if (modifier === undefined || this.#depth >= MAX_DEPTH) {
      this.at = Math.min(this.#end, this.#find("}", this.at) + 1);
      return this.#variable(from, nameFrom, name, true, undefined, [], []);
    }
    this.#depth++;
    const replacing = modifier.startsWith("/");
    const operand = this.until(replacing ? "/" : "}");
    const replacement = replacing && this.fault === undefined ? this.until("}") : [];
    this.#depth--;
    return this.#variable(from, nameFrom, name, true, modifier, operand, replacement);
  }

  /** Consumes the modifier; undefined (with a fault) when BuildKit knows none such. */
  #modifier(from: number): string | undefined {
    const start = this.at;
    const ch = this.#codePoint();
    if (ch === "") {
      this.#fail("bad-substitution", "missing '}' of a substitution", from, this.at);
      return undefined;
    }
    this.at += ch.length;
    if (ch === ":") {
      const next = this.#codePoint();
      this.at += next.length;
      if (next === "-" || next === "+" || next === "?") return ch + next;
      if (this.#unset && next !== "" && next !== "#" && next !== "%") return ch + next;
    } else if (ch === "-" || ch === "+" || ch === "?") return ch;
    else if (ch === "#" || ch === "%" || ch === "/") {
      if (this.#codePoint() !== ch) return ch;
      this.at++;
      return ch + ch;
    }
    const written = this.#text.slice(start, this.at);
    if (this.at === this.#end && ch === ":")
      this.#fail("bad-substitution", "missing '}' of a substitution", from, this.at);
    else this.#fail("bad-modifier", `'${written}' is no modifier of a substitution`, start, this.at);
    return undefined;
  }
}
