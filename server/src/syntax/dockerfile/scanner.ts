/** Splits a Dockerfile into instructions and comments as BuildKit's line reader does; linear, and never throws. */
import type { Span } from "../../text/span.ts";
import { isSpace } from "./characters.ts";
import { contentEnd, type DirectiveZone, lineEnd, readDirectives } from "./directives.ts";
import { type HeredocWord, heredocsOf } from "./heredocs.ts";
import { JoinedText } from "./mappedText.ts";

export interface ScannedHeredoc extends HeredocWord {
  readonly body: Span;
  readonly terminator: Span | undefined;
}

/** One instruction; every offset is one of the file, but those of `HeredocWord` are of the joined text. */
export interface ScannedInstruction {
  readonly start: number;
  readonly end: number;
  /** What BuildKit joins: start and end of each piece in turn. */
  readonly pieces: readonly number[];
  readonly heredocs: readonly ScannedHeredoc[];
  /** Blank lines inside the continued instruction, without line breaks. */
  readonly emptyLines: readonly Span[];
}

export interface Scan {
  readonly zone: DirectiveZone;
  readonly instructions: readonly ScannedInstruction[];
  readonly comments: readonly { readonly span: Span; readonly target: number | undefined }[];
}

/** Scans the whole file. */
export function scan(text: string): Scan {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const scanner = new Scanner(text, readDirectives(text, start));
  return scanner.scan();
}

class Scanner {
  readonly #text: string;
  readonly #zone: DirectiveZone;
  readonly #escape: string;
  readonly #instructions: ScannedInstruction[] = [];
  readonly #comments: { span: Span; target: number | undefined }[] = [];
  #at: number;

  constructor(text: string, zone: DirectiveZone) {
    this.#text = text;
    this.#zone = zone;
    this.#escape = zone.escapeChar;
    this.#at = zone.end;
  }

  scan(): Scan {
    if (this.#zone.shebang) this.#comments.push({ span: this.#zone.shebang, target: 0 });
    while (this.#at < this.#text.length) this.#line();
    const count = this.#instructions.length;
    const comments = this.#comments.map(({ span, target }) => ({
      span,
      target: target !== undefined && target < count ? target : undefined,
    }));
    return { zone: this.#zone, instructions: this.#instructions, comments };
  }

  /** A blank line, a comment, or an instruction with all that belongs to it. */
  #line(): void {
    const next = lineEnd(this.#text, this.#at);
    const end = contentEnd(this.#text, this.#at, next);
    const start = this.#skipSpace(this.#at, end);
    this.#at = next;
    if (start === end) return;
    if (this.#text.charAt(start) === "#") this.#comment(start, end);
    else this.#instruction(start, end);
  }

  #comment(start: number, end: number): void {
    this.#comments.push({ span: { start, end }, target: this.#instructions.length });
  }

  #instruction(start: number, firstEnd: number): void {
    const pieces: number[] = [];
    const emptyLines: Span[] = [];
    let end = firstEnd;
    let lineStart = start;
    let continued = this.#piece(pieces, lineStart, firstEnd);
    while (continued && this.#at < this.#text.length) {
      const next = lineEnd(this.#text, this.#at);
      const contentStop = contentEnd(this.#text, this.#at, next);
      lineStart = this.#at;
      this.#at = next;
      const word = this.#skipSpace(lineStart, contentStop);
      if (word === contentStop) emptyLines.push({ start: lineStart, end: contentStop });
      else if (this.#text.charAt(word) === "#") this.#comment(word, contentStop);
      else {
        continued = this.#piece(pieces, lineStart, contentStop);
        end = contentStop;
      }
    }
    const heredocs = this.#heredocs(start, end, pieces);
    const last = heredocs.at(-1);
    // All that the result depends on must lie inside, for the text is the cache's key.
    end = last ? (last.terminator?.end ?? last.body.end) : Math.max(end, emptyLines.at(-1)?.end ?? end);
    this.#instructions.push({ start, end, pieces, heredocs, emptyLines });
  }

  /** Adds a line without its continuation; true when the instruction goes on. */
  #piece(pieces: number[], start: number, end: number): boolean {
    let at = end;
    while (at > start && (this.#text.charAt(at - 1) === " " || this.#text.charAt(at - 1) === "\t")) at--;
    const escaped = at > start && this.#text.charAt(at - 1) === this.#escape;
    // BuildKit has no look-behind: an escape before the escape always ends the line, however many stand before.
    const continued = escaped && (at - 1 === start || this.#text.charAt(at - 2) !== this.#escape);
    pieces.push(start, continued ? at - 1 : end);
    return continued;
  }

  #heredocs(start: number, end: number, pieces: readonly number[]): ScannedHeredoc[] {
    // `<<` may be split by a continuation, so single `<` is what rules it out cheaply.
    if (!this.#text.slice(start, end).includes("<")) return [];
    const words = heredocsOf(new JoinedText(this.#text, pieces, start), this.#escape);
    return words.map((word) => ({ ...word, ...this.#body(word) }));
  }

  #body({ name, chomp }: HeredocWord): { body: Span; terminator: Span | undefined } {
    const start = this.#at;
    while (this.#at < this.#text.length) {
      const lineStart = this.#at;
      const next = lineEnd(this.#text, lineStart);
      const end = contentEnd(this.#text, lineStart, next);
      let from = lineStart;
      while (chomp && from < end && this.#text.charAt(from) === "\t") from++;
      this.#at = next;
      if (end - from === name.length && this.#text.startsWith(name, from)) {
        return { body: { start, end: lineStart }, terminator: { start: from, end } };
      }
    }
    return { body: { start, end: this.#text.length }, terminator: undefined };
  }

  #skipSpace(from: number, to: number): number {
    let at = from;
    while (at < to && isSpace(this.#text.charCodeAt(at))) at++;
    return at;
  }
}
