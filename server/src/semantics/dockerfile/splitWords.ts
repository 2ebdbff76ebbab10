/** How BuildKit splits an expanded text into words: at blanks that were not quoted. */

const BLANK = /^[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]$/;

/** Splits while it collects: quoted text never splits. */
export class SplitWords {
  readonly #words: string[] = [];
  #current = "";
  #inWord = false;

  plain(text: string): void {
    for (const character of text) {
      if (!BLANK.test(character)) this.raw(character);
      else if (this.#inWord && this.#current !== "") this.#flush();
    }
  }

  raw(text: string): void {
    this.#current += text;
    this.#inWord = true;
  }

  all(): readonly string[] {
    if (this.#current !== "") this.#flush();
    return this.#words;
  }

  #flush(): void {
    this.#words.push(this.#current);
    this.#current = "";
    this.#inWord = false;
  }
}
