/**
 * Recognises the JSON form `["a", "b"]` exactly where Go's `encoding/json` would, and says where and why not otherwise.
 * A list that holds something else than strings is no fall-back but an error of BuildKit's (`notStrings`).
 */
import { skipSpace } from "./characters.ts";
import { type MappedText, PickedText, spanAt } from "./mappedText.ts";
import type { JsonFailure, JsonForm } from "./syntax.ts";

export interface JsonItem {
  /** The decoded string, which still knows where each character stands. */
  readonly content: PickedText;
  readonly from: number;
  readonly to: number;
}

export interface JsonReading {
  readonly form: JsonForm | undefined;
  readonly items: readonly JsonItem[];
  /** Only for text that begins with `[`. */
  readonly failure: JsonFailure | undefined;
  /** JSON, but not of strings only: BuildKit refuses the file. */
  readonly notStrings: boolean;
}

const NONE: JsonReading = { form: undefined, items: [], failure: undefined, notStrings: false };

/** Reads `from..to`, which is trimmed, as a JSON list of strings. */
export function readJson(mapped: MappedText, from: number, to: number): JsonReading {
  if (mapped.text.charAt(skipSpace(mapped.text, from, to)) !== "[" || from >= to) return NONE;
  const reader = new ListReader(mapped, from, to);
  const items = reader.read();
  if (items !== undefined) {
    const form = {
      span: spanAt(mapped, from, to),
      items: items.map(({ content, from: start, to: end }) => ({
        span: spanAt(mapped, start, end),
        value: wellFormed(content.text),
      })),
    };
    return { form, items, failure: undefined, notStrings: false };
  }
  const { at, end, reason } = reader.failure;
  const notStrings = isJson(mapped.text.slice(from, to));
  const failure = {
    span: spanAt(mapped, at, Math.max(at, Math.min(end, to))),
    reason: notStrings ? "only strings may stand in the list" : reason,
  };
  return { form: undefined, items: [], failure, notStrings };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Go decodes a lone surrogate to U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd");
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

class ListReader {
  failure = { at: 0, end: 0, reason: "" };
  readonly #mapped: MappedText;
  readonly #text: string;
  readonly #to: number;
  #at: number;

  constructor(mapped: MappedText, from: number, to: number) {
    this.#mapped = mapped;
    this.#text = mapped.text;
    this.#to = to;
    this.#at = skipSpace(mapped.text, from, to);
  }

  read(): JsonItem[] | undefined {
    const items: JsonItem[] = [];
    this.#at++;
    if (this.#peek() === "]") return this.#close(items);
    for (;;) {
      const item = this.#item();
      if (item === undefined) return undefined;
      items.push(item);
      const next = this.#peek();
      if (next === "]") return this.#close(items);
      if (next === "") return this.#fail("the list is not closed by ]", this.#to - 1);
      if (next !== ",")
        return this.#fail(
          next === '"' ? "a comma is missing between two strings" : "only a comma or ] may follow a string",
        );
      this.#at++;
      if (this.#peek() === "]") return this.#fail("a comma must not stand before ]", this.#at);
    }
  }

  /** The next character behind JSON's own whitespace; "" at the end. */
  #peek(): string {
    while (this.#at < this.#to && " \t\r\n".includes(this.#text.charAt(this.#at))) this.#at++;
    return this.#at < this.#to ? this.#text.charAt(this.#at) : "";
  }

  #close(items: JsonItem[]): JsonItem[] | undefined {
    this.#at++;
    return this.#peek() === "" ? items : this.#fail("nothing may follow ]", this.#at, this.#to);
  }

  #fail(reason: string, at = this.#at, end = at + 1): undefined {
    this.failure = { at, end, reason };
    return undefined;
  }

  #item(): JsonItem | undefined {
    const first = this.#peek();
    if (first === "") return this.#fail("the list is not closed by ]", this.#to - 1);
    if (first === '"') return this.#string();
    let end = this.#at + 1;
    while (end < this.#to && !/[\s,\]]/.test(this.#text.charAt(end))) end++;
    return this.#fail(
      first === "'" ? "JSON strings take double quotes" : "a string must stand in double quotes",
      this.#at,
      end,
    );
  }

  #string(): JsonItem | undefined {
    const from = this.#at++;
    const starts: number[] = [];
    const ends: number[] = [];
    let text = "";
    while (this.#at < this.#to) {
      const start = this.#at;
      const ch = this.#text.charAt(start);
      if (ch === '"') {
        this.#at++;
        return { content: new PickedText(this.#mapped, text, starts, ends, start), from, to: this.#at };
      }
      if (ch < " ") return this.#fail("a control character must be written as an escape");
      const decoded = ch === "\\" ? this.#escape() : ch;
      if (decoded === undefined) return undefined;
      if (ch !== "\\") this.#at++;
      text += decoded;
      starts.push(start);
      ends.push(this.#at);
    }
    return this.#fail("the string is not closed", from, this.#to);
  }

  #escape(): string | undefined {
    const start = this.#at;
    const kind = this.#text.charAt(start + 1);
    const simple = start + 1 < this.#to && Object.hasOwn(ESCAPES, kind) ? ESCAPES[kind] : undefined;
    if (simple !== undefined) {
      this.#at += 2;
      return simple;
    }
    const hex = this.#text.slice(start + 2, Math.min(start + 6, this.#to));
    if (kind === "u" && /^[0-9a-fA-F]{4}$/.test(hex)) {
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    return this.#fail("JSON has no such escape; a backslash is written \\\\", start, start + 2);
  }
}
