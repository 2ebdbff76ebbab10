/** Reads `.env` files as Compose does (compose-go: dotenv/parser.go), but goes on behind an error. */
import type { Span } from "../../text/span.ts";
import type { Query } from "../../workspace/derive.ts";
import type { EnvEntry, EnvProblem, EnvSyntax } from "./envSyntax.ts";

/** Go's unicode.IsSpace. */
const SPACE = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;
/** The same without line feed and the wide ones: what may stand around a name. */
const BLANK = /[\t\v\f\r \x85\xa0]/;
const EXPORT = /export[\t\n\f\r ]+/y;
const KEY_CHARACTER = /[\p{L}\p{N}_.\-[\]]/u;

export function parseEnv(text: string): EnvSyntax {
  const reader = new EnvReader(text);
  reader.read();
  const { entries, comments, problems } = reader;
  return { text, entries, comments, problems };
}

export const envSyntax: Query<EnvSyntax> = {
  name: "envSyntax",
  compute: (reader, uri) => parseEnv(reader.file(uri)?.text ?? ""),
};

class EnvReader {
  readonly entries: EnvEntry[] = [];
  readonly comments: { span: Span; text: string }[] = [];
  readonly problems: EnvProblem[] = [];
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith("\ufeff") ? 1 : 0;
  }

  read(): void {
    for (;;) {
      while (this.#is(SPACE, this.#at)) this.#at++;
      if (this.#at >= this.#text.length) return;
      if (this.#text[this.#at] === "#") this.#comment();
      else this.#statement();
    }
  }

  #is(pattern: RegExp, at: number): boolean {
    const character = this.#text[at];
    return character !== undefined && pattern.test(character);
  }

  #skipBlanks(at: number): number {
    let end = at;
    while (this.#is(BLANK, end)) end++;
    return end;
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf("\n", at);
    return end < 0 ? this.#text.length : end;
  }

  /** The end of the text between two offsets without the space at its end. */
  #trimEnd(start: number, end: number): number {
    let last = end;
    while (last > start && this.#is(SPACE, last - 1)) last--;
    return last;
  }

  #comment(): void {
    const end = this.#lineEnd(this.#at);
    const span = { start: this.#at, end: this.#trimEnd(this.#at, end) };
    this.comments.push({ span, text: this.#text.slice(span.start + 1, span.end) });
    this.#at = end;
  }

  #fail(code: EnvProblem["code"], span: Span): void {
    this.problems.push({ code, span });
    this.#at = this.#lineEnd(span.start);
  }

  #statement(): void {
    EXPORT.lastIndex = this.#at;
    const exported = EXPORT.test(this.#text);
    const exportSpan = exported ? { start: this.#at, end: this.#at + "export".length } : undefined;
    const start = exportSpan ? this.#skipBlanks(exportSpan.end) : this.#at;
    if (exportSpan && start >= this.#text.length) {
      this.#fail("missing-key", exportSpan);
      return;
    }
    const stop = this.#keyEnd(start);
    if (stop === undefined) return;
    // Without separator and line feed, the library takes no name and the rest for the value.
    const nameless = stop >= this.#text.length;
    const keySpan = { start, end: nameless ? start : this.#trimEnd(start, stop) };
    const key = this.#text.slice(keySpan.start, keySpan.end);
    const space = key.indexOf(" ");
    if (space >= 0) {
      this.#fail("space-in-key", keySpan);
      return;
    }
    const head = { key, keySpan, exportSpan };
    if (!nameless && this.#text[stop] === "\n") {
      this.#at = stop + 1;
      const valueSpan = { start: keySpan.end, end: keySpan.end };
      this.#add({ ...head, separator: undefined, valueSpan, quote: undefined, raw: "" });
    } else this.#value(head, nameless ? undefined : { start: stop, end: stop + 1 }, start);
  }

  /** Where the name ends: at its separator, a line feed or the end of the text; undefined (and reported) if it cannot. */
  #keyEnd(start: number): number | undefined {
    for (let at = start; at < this.#text.length; ) {
      const character = String.fromCodePoint(this.#text.codePointAt(at) ?? 0);
      if (character === "=" || character === ":" || character === "\n") return at;
      if (!BLANK.test(character) && !KEY_CHARACTER.test(character)) {
        this.#fail("unexpected-character", { start: at, end: at + character.length });
        return undefined;
      }
      at += character.length;
    }
    return this.#text.length;
  }

  #add(entry: Omit<EnvEntry, "span">): void {
    const { keySpan, valueSpan, exportSpan } = entry;
    this.entries.push({ span: { start: (exportSpan ?? keySpan).start, end: valueSpan.end }, ...entry });
  }

  #value(head: Pick<EnvEntry, "key" | "keySpan" | "exportSpan">, separator: Span | undefined, from: number): void {
    const start = this.#skipBlanks(separator?.end ?? from);
    const quote = this.#text[start];
    if (quote === '"' || quote === "'") this.#quoted({ ...head, separator, quote }, start);
    else {
      const end = this.#lineEnd(start);
      this.#at = end;
      const comment = this.#text.slice(start, end).indexOf(" #");
      const last = this.#trimEnd(start, comment < 0 ? end : start + comment);
      if (comment >= 0) {
        const span = { start: start + comment + 1, end: this.#trimEnd(start + comment + 1, end) };
        this.comments.push({ span, text: this.#text.slice(span.start + 1, span.end) });
      }
      const raw = this.#text.slice(start, last);
      this.#add({ ...head, separator, valueSpan: { start, end: last }, quote: undefined, raw });
    }
  }

  #quoted(head: Pick<EnvEntry, "key" | "keySpan" | "exportSpan" | "separator" | "quote">, start: number): void {
    const { quote } = head;
    let raw = "";
    for (let at = start + 1; at < this.#text.length; at++) {
      const character = this.#text[at] ?? "";
      if (character === quote) {
        this.#at = at + 1;
        this.#add({ ...head, valueSpan: { start, end: at + 1 }, raw });
        return;
      }
      // Only the quote itself loses its backslash here.
      if (character === "\\" && at + 1 < this.#text.length) {
        at++;
        raw += this.#text[at] === quote ? quote : `\\${this.#text[at]}`;
      } else raw += character;
    }
    this.#fail("unterminated-quote", { start, end: this.#trimEnd(start, this.#lineEnd(start)) });
  }
}
