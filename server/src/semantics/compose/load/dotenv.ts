/** Env files as Compose reads them (compose-go, dotenv/parser.go), for `.env`, `--env-file`, `include` and `env_file`. */
import type { Span } from "../../../text/span.ts";
import { type Lookup, substitute } from "./template.ts";

export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  readonly certain: boolean;
  /** Of the name. */
  readonly span: Span;
}

export interface EnvFile {
  /** In order; a later entry of the same name wins. */
  readonly entries: readonly EnvEntry[];
  /** Where Compose stops reading, and why. */
  readonly error: { readonly span: Span; readonly message: string } | undefined;
}

export type EarlierValues = ReadonlyMap<string, { readonly value: string; readonly certain: boolean }>;

/**
 * Reads a whole file. `lookup` gives the variables that values refer to and that a name alone takes over; where it has
 * none, `earlier` entries of the same environment count, and those of the file itself before them.
 */
export function readEnvFile(text: string, lookup: Lookup, earlier: EarlierValues = new Map()): EnvFile {
  const reading = new Reading(text, lookup, earlier);
  reading.run();
  return { entries: reading.entries, error: reading.error };
}

const BLANK = /[\t\v\f\r \u0085\u00a0]*/y;
const SPACE = /\s*/y;

class Reading {
  readonly entries: EnvEntry[] = [];
  error: EnvFile["error"];
  readonly #text: string;
  readonly #lookup: Lookup;
  readonly #values: Map<string, { readonly value: string; readonly certain: boolean }>;
  #at: number;

  constructor(text: string, lookup: Lookup, earlier: EarlierValues) {
    this.#text = text;
    this.#values = new Map(earlier);
    this.#at = text.startsWith("\ufeff") ? 1 : 0;
    this.#lookup = (name) => {
      const outer = lookup(name);
      const own = this.#values.get(name);
      return outer.value !== undefined || own === undefined
        ? outer
        : { value: own.value, certain: own.certain && outer.certain };
    };
  }

  run(): void {
    while (this.error === undefined && this.#statement()) this.#entry();
  }

  /** Goes to the next statement, over blank lines and comments. */
  #statement(): boolean {
    for (;;) {
      this.#skip(SPACE);
      if (this.#text[this.#at] !== "#") return this.#at < this.#text.length;
      const line = this.#text.indexOf("\n", this.#at);
      if (line < 0) return false;
      this.#at = line;
    }
  }

  #entry(): void {
    const text = this.#text;
    const exported = /export[\t\v\f\r ]+/y;
    exported.lastIndex = this.#at;
    const skipped = exported.exec(text)?.[0].length;
    if (skipped !== undefined) this.#at += skipped;
    const start = this.#at;
    const name = /[\p{L}\p{N}_.\-[\]\t\v\f\r \u0085\u00a0]*/uy;
    name.lastIndex = start;
    const end = start + (name.exec(text)?.[0].length ?? 0);
    const stop = text[end];
    if (stop !== undefined && stop !== "=" && stop !== ":" && stop !== "\n") {
      this.#fail(end, end + 1, `${JSON.stringify(stop)} cannot stand in a variable's name.`);
      return;
    }
    // A last line without line break and without sign is no entry.
    const key = stop === undefined ? "" : text.slice(start, end).trimEnd();
    const span = { start, end: start + key.length };
    if (key.includes(" ")) {
      this.#fail(start, start + key.length, `The name "${key}" has a space in it.`);
      return;
    }
    this.#at = Math.min(end + 1, text.length);
    this.#skip(BLANK);
    if (stop === "\n" || stop === undefined) this.#inherit(key, span);
    else this.#value(key, span);
  }

  #inherit(name: string, span: Span): void {
    const { value, certain } = this.#lookup(name);
    if (value !== undefined) this.#set(name, value, certain, span);
  }

  #value(name: string, span: Span): void {
    const text = this.#text;
    const quote = text[this.#at];
    if (quote !== '"' && quote !== "'") {
      const line = text.indexOf("\n", this.#at);
      const raw = text.slice(this.#at, line < 0 ? text.length : line);
      const comment = raw.indexOf(" #");
      this.#at = line < 0 ? text.length : line + 1;
      this.#expand(name, (comment < 0 ? raw : raw.slice(0, comment)).trimEnd(), span);
      return;
    }
    const start = this.#at;
    const chars = this.#quoted(quote);
    if (chars === undefined) {
      const line = text.indexOf("\n", start);
      this.#fail(start, line < 0 ? text.length : line, "This quote is never closed.");
    } else if (quote === "'") this.#set(name, chars, true, span);
    else this.#expand(name, expandEscapes(chars), span);
  }

  /** The text between quotes, with only the quote itself unescaped; undefined where it never ends. */
  #quoted(quote: string): string | undefined {
    const text = this.#text;
    let chars = "";
    let escaped = false;
    for (let i = this.#at + 1; i < text.length; i++) {
      const char = text[i] as string;
      if (char === quote && !escaped) {
        this.#at = i + 1;
        return chars;
      }
      if (char !== quote && !escaped && char === "\\") {
        escaped = true;
        continue;
      }
      chars += char !== quote && escaped ? `\\${char}` : char;
      escaped = false;
    }
    return undefined;
  }

  #expand(name: string, template: string, span: Span): void {
    const { text, certain, problems } = substitute(template, this.#lookup);
    const fatal = problems.find(({ kind }) => kind !== "unset");
    if (fatal?.kind === "malformed") this.#fail(span.start, span.end, `The value of "${name}" has a malformed "\${".`);
    else if (fatal?.kind === "required")
      this.#fail(span.start, span.end, `The value of "${name}" needs the variable "${fatal.name}", which is not set.`);
    else this.#set(name, text, certain, span);
  }

  #set(name: string, value: string, certain: boolean, span: Span): void {
    this.#values.set(name, { value, certain });
    this.entries.push({ name, value, certain, span });
  }

  #fail(start: number, end: number, message: string): void {
    this.error = { span: { start, end: Math.max(end, start + 1) }, message };
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at += pattern.exec(this.#text)?.[0].length ?? 0;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  c: "\\c",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  '"': '"',
  "\\": "\\",
  // Two dollars are a literal one for the expansion that follows.
  $: "$$",
};

function expandEscapes(text: string): string {
  return text.replace(
    /\\(?:([abcfnrtv$"\\])|0(\d{0,3}))/g,
    (whole, letter: string | undefined, octal: string | undefined) => {
      if (letter !== undefined) return ESCAPES[letter] ?? whole;
      return octal !== undefined && /^[0-3]?[0-7]{2}$/.test(octal) && octal.length === 3
        ? String.fromCharCode(Number.parseInt(octal, 8))
        : whole;
    },
  );
}
