/**
 * Command lines as a POSIX shell splits them, and words quoted for it. The text of a word is Compose's: a literal `$` is
 * doubled and a variable is `${NAME}`, so that Compose puts in what the shell would have put in. Never fails: an open
 * quote ends with the text.
 */

export interface Word {
  /** As a value in a Compose file. */
  readonly text: string;
  /** What only a shell can work out, as written: `$(id -u)`, `$1`. It stands in the text with its dollar doubled. */
  readonly shellOnly: readonly string[];
}

export interface CommandLine {
  readonly words: readonly Word[];
  /** Redirections, as written. */
  readonly redirections: readonly string[];
}

/** Expansions that Compose has too. */
const VARIABLE = /^\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)((?::?[-+?])[^{}$`"'\\]*)?\})/;
/** The current folder; the variable says the same. */
const CURRENT_FOLDER = /^(?:\$\(\s*pwd\s*\)|`\s*pwd\s*`)/;
/** A line that goes on: also when blanks follow the backslash, and as PowerShell and cmd write it. */
const CONTINUATION = /^(?:\\[ \t]*\r?\n|[`^]\r?\n)/;

/** The commands of a text: separated by line ends and by `;`, `&`, `|` with what they combine to. */
export function commandLines(text: string): readonly CommandLine[] {
  const scanner = new Scanner(text);
  while (scanner.step());
  return scanner.commands;
}

/** One word that a POSIX shell reads as exactly this text. */
export function quoteWord(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

class Scanner {
  readonly commands: CommandLine[] = [];
  readonly #text: string;
  #at = 0;
  #words: Word[] = [];
  #redirections: string[] = [];
  #word: string | undefined;
  #shellOnly: string[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads one thing outside quotes; false at the end. */
  step(): boolean {
    const rest = this.#text.slice(this.#at, this.#at + 2);
    const char = rest[0];
    if (char === undefined) {
      this.#endCommand();
      return false;
    }
    const continuation = char === "\\" || char === "`" || char === "^" ? this.#match(CONTINUATION) : undefined;
    if (continuation !== undefined) {
      if (!/^\\\r?\n/.test(continuation)) this.#endWord();
      this.#at += continuation.length;
    } else if (/\s/.test(char)) this.#blank(char);
    else if (/[;&|()]/.test(char)) this.#separator();
    else if (char === "<" || char === ">") this.#redirection();
    else if (char === "#" && this.#word === undefined) this.#at = this.#find(/\n|$/);
    else this.#part(char, rest);
    return true;
  }

  #part(char: string, rest: string): void {
    if (char === "'") this.#singleQuoted();
    else if (char === '"') this.#doubleQuoted();
    else if (char === "$" || char === "`") this.#expansion();
    else if (char === "\\") {
      this.#add(rest[1] ?? "");
      this.#at += 2;
    } else if (
      char === "~" &&
      this.#word === undefined &&
      /^~(?:[/:\s]|$)/.test(this.#text.slice(this.#at, this.#at + 2))
    ) {
      this.#addCompose(`\${HOME}`);
      this.#at++;
    } else {
      this.#add(char);
      this.#at++;
    }
  }

  #blank(char: string): void {
    this.#endWord();
    this.#at++;
    if (char === "\n") this.#endCommand();
  }

  #separator(): void {
    this.#endCommand();
    this.#at++;
  }

  /** The operator and the word behind it belong to the shell; so does a number directly before. */
  #redirection(): void {
    const number = this.#word !== undefined && /^\d+$/.test(this.#word) ? this.#word : "";
    if (number === "") this.#endWord();
    else this.#word = undefined;
    const written = this.#match(/^[<>]+[&|]?[ \t]*[^\s;&|<>]*/) ?? "";
    this.#redirections.push(number + written);
    this.#at += Math.max(1, written.length);
  }

  #singleQuoted(): void {
    const end = this.#text.indexOf("'", this.#at + 1);
    const stop = end < 0 ? this.#text.length : end;
    this.#add(this.#text.slice(this.#at + 1, stop));
    this.#at = stop + 1;
  }

  #doubleQuoted(): void {
    this.#at++;
    this.#add("");
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? "";
      if (char === '"') break;
      if (char === "$" || char === "`") this.#expansion();
      else if (char === "\\") this.#escapeInQuotes();
      else {
        this.#add(char);
        this.#at++;
      }
    }
    this.#at++;
  }

  /** Between double quotes a backslash quotes only these characters. */
  #escapeInQuotes(): void {
    const next = this.#text[this.#at + 1] ?? "";
    if ('"\\$`'.includes(next)) this.#add(next);
    else if (next !== "\n") this.#add(`\\${next}`);
    this.#at += 2;
  }

  #expansion(): void {
    const variable = VARIABLE.exec(this.#text.slice(this.#at, this.#at + 1000));
    const folder = this.#match(CURRENT_FOLDER);
    if (variable !== null) {
      const [written, bare, braced, operator = ""] = variable;
      this.#addCompose(`\${${bare ?? braced}${operator}}`);
      this.#at += written.length;
    } else if (folder !== undefined) {
      this.#addCompose(`\${PWD}`);
      this.#at += folder.length;
    } else this.#otherExpansion();
  }

  #otherExpansion(): void {
    const end = this.#endOfExpansion();
    const written = this.#text.slice(this.#at, end);
    if (written.length > 1) this.#shellOnly.push(written);
    this.#add(written);
    this.#at = end;
  }

  /** Behind `$(…)`, `${…}`, `` `…` ``, `$1`; directly behind the dollar where it is only a dollar. */
  #endOfExpansion(): number {
    const opening = this.#match(/^(?:\$[({]|`)/);
    if (opening === undefined) return this.#at + (this.#match(/^\$[\d?!#@*$-]?/)?.length ?? 1);
    const closing = opening === "`" ? "`" : opening === "$(" ? ")" : "}";
    const nested = opening === "$(" ? "(" : "{";
    let depth = 0;
    for (let at = this.#at + opening.length; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === closing && depth === 0) return at + 1;
      if (closing !== "`" && char === nested) depth++;
      else if (char === closing) depth--;
    }
    return this.#text.length;
  }

  #add(literal: string): void {
    this.#addCompose(literal.replaceAll("$", "$$$$"));
  }

  #addCompose(text: string): void {
    this.#word = (this.#word ?? "") + text;
  }

  #endWord(): void {
    if (this.#word === undefined) return;
    this.#words.push({ text: this.#word, shellOnly: this.#shellOnly });
    this.#word = undefined;
    this.#shellOnly = [];
  }

  #endCommand(): void {
    this.#endWord();
    if (this.#words.length > 0) this.commands.push({ words: this.#words, redirections: this.#redirections });
    this.#words = [];
    this.#redirections = [];
  }

  #match(pattern: RegExp): string | undefined {
    return pattern.exec(this.#text.slice(this.#at, this.#at + 1000))?.[0];
  }

  #find(pattern: RegExp): number {
    return this.#at + this.#text.slice(this.#at).search(pattern);
  }
}
