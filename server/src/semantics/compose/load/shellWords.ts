/** Splits a command as Compose does (mattn/go-shellwords, without variables and backticks). */

/** Undefined where a quote or bracket stays open. What stands behind `;`, `&`, `|`, `<`, `>` is cut off, as Compose does. */
export function shellWords(text: string): readonly string[] | undefined {
  const state = new Words();
  for (const char of text) {
    const verdict = state.take(char);
    if (verdict === "stop") break;
    if (verdict === "bad") return undefined;
  }
  return state.finish();
}

class Words {
  readonly #words: string[] = [];
  #word = "";
  #any = false;
  #escaped = false;
  #quote: "" | '"' | "'" | "`" | ")" = "";

  take(char: string): "on" | "stop" | "bad" {
    if (this.#escaped) {
      this.#escaped = false;
      return this.#add(char);
    }
    if (char === "\\") {
      if (this.#quote === "'") this.#word += char;
      else this.#escaped = true;
      return "on";
    }
    if (/[ \t\r\n]/.test(char)) return this.#blank(char);
    if (char === '"' || char === "'") return this.#quoted(char);
    if (char === "`" && (this.#quote === "" || this.#quote === "`")) this.#quote = this.#quote === "" ? "`" : "";
    else if (char === ")" && (this.#quote === "" || this.#quote === ")")) this.#quote = this.#quote === "" ? ")" : "";
    else if (char === "(" && (this.#quote === "" || this.#quote === ")")) {
      if (this.#quote === ")" || !this.#word.endsWith("$")) return "bad";
      this.#quote = ")";
    } else if (";&|<>".includes(char) && this.#quote === "") {
      if (char === ">" && /^\d/.test(this.#word)) this.#any = false;
      return "stop";
    }
    return this.#add(char);
  }

  #add(char: string): "on" {
    this.#word += char;
    this.#any = true;
    return "on";
  }

  #blank(char: string): "on" {
    if (this.#quote !== "") this.#word += char;
    else if (this.#any) {
      this.#words.push(this.#word);
      this.#word = "";
      this.#any = false;
    }
    return "on";
  }

  #quoted(char: '"' | "'"): "on" {
    if (this.#quote === "" || this.#quote === "`") {
      this.#quote = char;
      return "on";
    }
    if (this.#quote !== char) return this.#add(char);
    this.#quote = "";
    this.#any = true;
    return "on";
  }

  finish(): readonly string[] | undefined {
    if (this.#escaped || this.#quote !== "") return undefined;
    return this.#any ? [...this.#words, this.#word] : this.#words;
  }
}
