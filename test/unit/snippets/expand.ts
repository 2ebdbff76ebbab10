// A small reading of VS Code's snippet syntax, enough to see what a snippet inserts when every default is accepted.
// It is stricter than the editor on purpose: an unknown variable is a mistake here (in a Dockerfile body a forgotten
// backslash before `$PATH` would silently insert the word PATH).

type Node =
  | { kind: "text"; text: string }
  | { kind: "stop"; index: number; value: Node[] | undefined }
  | { kind: "variable"; name: string; value: Node[] | undefined };

/** What a snippet inserts, and the tab stops that it visits (0 is the last one). */
export interface Expansion {
  text: string;
  stops: number[];
}

/** The editor's variables, with the values that a file `shop/Dockerfile` would give them. */
const variables: ReadonlyMap<string, string> = new Map([
  ["TM_FILENAME", "Dockerfile"],
  ["TM_FILENAME_BASE", "Dockerfile"],
  ["TM_DIRECTORY", "/projects/shop"],
  ["TM_FILEPATH", "/projects/shop/Dockerfile"],
  ["TM_SELECTED_TEXT", ""],
  ["TM_CURRENT_LINE", ""],
  ["TM_CURRENT_WORD", ""],
  ["RELATIVE_FILEPATH", "Dockerfile"],
  ["WORKSPACE_NAME", "shop"],
  ["WORKSPACE_FOLDER", "/projects/shop"],
  ["CLIPBOARD", ""],
  ["CURRENT_YEAR", "2026"],
  ["CURRENT_MONTH", "11"],
  ["CURRENT_DATE", "21"],
]);

/** Expands a snippet body with all its defaults; throws a SyntaxError that says where the body is wrong. */
export function expand(body: string): Expansion {
  const parser = new Parser(body);
  const nodes = parser.sequence(false);
  const defaults = new Map<number, Node[]>();
  const stops = new Set<number>();
  collect(nodes, defaults, stops);
  return { text: render(nodes, defaults, []), stops: [...stops].sort((a, b) => a - b) };
}

class Parser {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Reads until the end, or until the closing brace of the placeholder that we are in. */
  sequence(inBraces: boolean): Node[] {
    const nodes: Node[] = [];
    let plain = "";
    const flush = (): void => {
      if (plain !== "") nodes.push({ kind: "text", text: plain });
      plain = "";
    };
    while (this.#at < this.#text.length) {
      const char = this.#text[this.#at] ?? "";
      if (char === "}" && inBraces) {
        flush();
        return nodes;
      }
      if (char === "\\") {
        plain += this.#escape("$}\\");
        continue;
      }
      const node = char === "$" ? this.#dollar() : undefined;
      if (node === undefined) {
        plain += char;
        this.#at++;
      } else {
        flush();
        nodes.push(node);
      }
    }
    if (inBraces) this.#fail("a placeholder is not closed");
    flush();
    return nodes;
  }

  /** A backslash hides the meaning of the characters named; before any other it is a backslash. */
  #escape(hideable: string): string {
    const next = this.#text[this.#at + 1];
    const hides = next !== undefined && hideable.includes(next);
    this.#at += hides ? 2 : 1;
    return hides ? next : "\\";
  }

  #dollar(): Node | undefined {
    const bare = this.#match(/\$(\d+|[A-Za-z_]\w*)/y);
    if (bare !== undefined) return this.#named(bare, undefined);
    const open = this.#match(/\$\{(\d+|[A-Za-z_]\w*)/y);
    if (open === undefined) return undefined;
    const after = this.#text[this.#at];
    this.#at++;
    if (after === "}") return this.#named(open, undefined);
    if (after === ":") return this.#named(open, this.#braced());
    if (after === "|" && /^\d/.test(open)) return this.#named(open, this.#choice());
    this.#at--;
    return this.#fail(`"${after ?? ""}" cannot follow "\${${open}"`);
  }

  #braced(): Node[] {
    const nodes = this.sequence(true);
    this.#at++;
    return nodes;
  }

  /** `one,two|}`: the first one is what the editor offers first. */
  #choice(): Node[] {
    const options = [""];
    while (!this.#text.startsWith("|}", this.#at)) {
      const char = this.#text[this.#at];
      if (char === undefined) return this.#fail("a choice is not closed");
      if (char === ",") {
        options.push("");
        this.#at++;
        continue;
      }
      const last = options.length - 1;
      if (char === "\\") options[last] += this.#escape(",|\\");
      else {
        options[last] += char;
        this.#at++;
      }
    }
    this.#at += 2;
    if (options.length < 2) this.#fail("a choice of one is none");
    return [{ kind: "text", text: options[0] ?? "" }];
  }

  #named(name: string, value: Node[] | undefined): Node {
    if (/^\d/.test(name)) return { kind: "stop", index: Number(name), value };
    if (!variables.has(name)) this.#fail(`unknown variable "${name}" (is a backslash missing?)`);
    return { kind: "variable", name, value };
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found[1];
  }

  #fail(problem: string): never {
    const line = this.#text.slice(0, this.#at).split("\n").length;
    throw new SyntaxError(`line ${line} of the body: ${problem}`);
  }
}

/** The first tab stop of a number that has a default gives the value of all its mirrors. */
function collect(nodes: readonly Node[], defaults: Map<number, Node[]>, stops: Set<number>): void {
  for (const node of nodes) {
    if (node.kind === "text") continue;
    if (node.kind === "stop") {
      stops.add(node.index);
      if (node.value !== undefined && !defaults.has(node.index)) defaults.set(node.index, node.value);
    }
    if (node.value !== undefined) collect(node.value, defaults, stops);
  }
}

function render(nodes: readonly Node[], defaults: ReadonlyMap<number, Node[]>, within: readonly number[]): string {
  let text = "";
  for (const node of nodes) {
    if (node.kind === "text") text += node.text;
    else if (node.kind === "variable") {
      const known = variables.get(node.name) ?? "";
      text += known === "" ? render(node.value ?? [], defaults, within) : known;
    } else if (within.includes(node.index)) {
      throw new SyntaxError(`tab stop ${node.index} stands in its own default`);
    } else text += render(defaults.get(node.index) ?? [], defaults, [...within, node.index]);
  }
  return text;
}
