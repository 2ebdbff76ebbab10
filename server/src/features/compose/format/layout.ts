/** The indentation that each line of a YAML file should have: nesting as written, steps of one width. */
import type { YamlMapping, YamlNode, YamlSequence, YamlSyntax } from "../../../syntax/yaml/syntax.ts";
import type { LineIndex } from "../../../text/lineIndex.ts";
import type { Span } from "../../../text/span.ts";

/** How far a line moves, by line; a line without an entry stays. */
export type Layout = ReadonlyMap<number, number>;

/** Undefined when the file is written in a way that this formatter does not touch (explicit keys, anchors on keys). */
export function layoutOf(text: string, syntax: YamlSyntax, lines: LineIndex, preferred: number): Layout | undefined {
  const planner = new Planner(text, lines, unitOf(text, syntax, lines, preferred));
  for (const { root } of syntax.documents) {
    if (root && !planner.node(root, 0)) return undefined;
  }
  planner.comments(syntax);
  return planner.moves;
}

/** The most common step from a mapping to a mapping inside it; `preferred` where the file does not say. */
function unitOf(text: string, syntax: YamlSyntax, lines: LineIndex, preferred: number): number {
  const counts = new Map<number, number>();
  const visit = (node: YamlNode): void => {
    if (node.type === "sequence") for (const item of node.items) visit(item);
    if (node.type !== "mapping" || node.flow) return;
    for (const { key, value } of node.pairs) {
      const inner = value.type === "mapping" && !value.flow ? value.pairs[0]?.key : undefined;
      const step = inner ? column(lines, inner.span.start) - column(lines, key.span.start) : 0;
      if (inner && step > 0 && startsLine(text, lines, inner.span.start)) counts.set(step, (counts.get(step) ?? 0) + 1);
      visit(value);
    }
  };
  for (const { root } of syntax.documents) if (root) visit(root);
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!first || (second && second[1] === first[1])) return preferred;
  return first[0];
}

class Planner {
  readonly moves = new Map<number, number>();
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #unit: number;

  constructor(text: string, lines: LineIndex, unit: number) {
    this.#text = text;
    this.#lines = lines;
    this.#unit = unit;
  }

  /** Plans a node of block style so that it begins at column `at`; false for a shape that is left as it is. */
  node(node: YamlNode, at: number): boolean {
    if (node.type === "mapping" && !node.flow) return this.#mapping(node, at);
    if (node.type === "sequence" && !node.flow) return this.#sequence(node, at);
    return true;
  }

  #mapping(mapping: YamlMapping, at: number): boolean {
    for (const { key, value } of mapping.pairs) {
      if (key.tag !== undefined || key.anchor !== undefined || key.type !== "scalar") return false;
      const old = column(this.#lines, key.span.start);
      if (this.#text.startsWith("? ", key.span.start - 2)) return false;
      this.#place(key.span.start, at);
      if (!this.#value(value, key.span, old, at)) return false;
    }
    return true;
  }

  #value(value: YamlNode, key: Span, old: number, at: number): boolean {
    const below = this.#lines.lineAt(value.span.start) > this.#lines.lineAt(key.start);
    if (value.type === "mapping" && !value.flow) {
      return below ? this.node(value, at + this.#unit) : false;
    }
    if (value.type === "sequence" && !value.flow) {
      const flush = column(this.#lines, value.span.start) === old;
      return below ? this.node(value, flush ? at : at + this.#unit) : false;
    }
    this.#shift(value, this.#lines.lineAt(key.start) + 1, at - old);
    return true;
  }

  #sequence(sequence: YamlSequence, at: number): boolean {
    const dashColumn = column(this.#lines, sequence.span.start);
    let from = sequence.span.start;
    for (const item of sequence.items) {
      const dash = this.#dash(from, item, dashColumn);
      if (dash === undefined) return false;
      this.#place(dash, at);
      from = Math.max(item.span.end, dash + 1);
      if (!this.#item(item, dash, at)) return false;
    }
    return true;
  }

  #item(item: YamlNode, dash: number, at: number): boolean {
    const block = (item.type === "mapping" || item.type === "sequence") && !item.flow;
    const old = column(this.#lines, dash);
    if (!block) {
      this.#shift(item, this.#lines.lineAt(dash) + 1, at - old);
      return true;
    }
    // `-   key:` keeps its gap: what stands below lines up with the key.
    const offset = column(this.#lines, item.span.start) - old;
    const sameLine = this.#lines.lineAt(item.span.start) === this.#lines.lineAt(dash);
    return this.node(item, sameLine ? at + offset : at + this.#unit);
  }

  /** The dash of an item: at the sequence's column, before the item's own first character. */
  #dash(from: number, item: YamlNode, dashColumn: number): number | undefined {
    const last = this.#lines.lineAt(item.span.start);
    for (let line = this.#lines.lineAt(from); line <= last; line++) {
      const offset = this.#lines.lineStart(line) + dashColumn;
      if (offset >= from && this.#text.charAt(offset) === "-" && /[\s]|$/.test(this.#text.charAt(offset + 1)))
        return offset;
    }
    return undefined;
  }

  /** The line begins with what stands at `offset`: it moves to column `at`. */
  #place(offset: number, at: number): void {
    if (!startsLine(this.#text, this.#lines, offset)) return;
    const move = at - column(this.#lines, offset);
    if (move !== 0) this.moves.set(this.#lines.lineAt(offset), move);
  }

  /** Further lines of a scalar or of a flow collection move as their key does. */
  #shift({ span }: YamlNode, from: number, move: number): void {
    if (move === 0) return;
    const last = this.#lines.lineAt(Math.max(span.start, span.end - 1));
    const indents = new Map<number, number>();
    for (let line = Math.max(from, 0); line <= last; line++) {
      const content = this.#indent(line);
      if (content !== undefined) indents.set(line, content);
    }
    const least = Math.min(...indents.values());
    for (let line = from; line <= last; line++) {
      // A line of blanks in a block scalar that reaches into the content is content.
      const blanks = indents.get(line) ?? this.#blanks(line);
      if (blanks >= least) this.moves.set(line, move);
    }
  }

  /** The indentation of a line with text on it. */
  #indent(line: number): number | undefined {
    const { start, end } = this.#lines.lineSpan(line);
    const found = /^( *)[^\s]/.exec(this.#text.slice(start, end));
    return found?.[1]?.length;
  }

  #blanks(line: number): number {
    const { start, end } = this.#lines.lineSpan(line);
    return /^ */.exec(this.#text.slice(start, end))?.[0].length ?? 0;
  }

  /** A comment on its own line moves with the line below it that stands where it stands, else with the one above. */
  comments({ comments }: YamlSyntax): void {
    const alone = comments.filter((comment) => comment.alone).map(({ span }) => this.#lines.lineAt(span.start));
    const commented = new Set(alone);
    for (const line of alone.reverse()) {
      if (this.moves.has(line)) continue;
      const own = this.#indent(line) ?? 0;
      const below = this.#neighbour(line, 1, commented);
      const above = this.#neighbour(line, -1, commented);
      const match = [below, above].find((other) => other !== undefined && this.#indent(other) === own);
      const move = match === undefined ? 0 : (this.moves.get(match) ?? 0);
      if (move !== 0) this.moves.set(line, move);
    }
  }

  /** The next line with text in a direction. Comments below have been placed already and serve as well. */
  #neighbour(line: number, step: 1 | -1, commented: ReadonlySet<number>): number | undefined {
    for (let at = line + step; at >= 0 && at < this.#lines.lineCount; at += step) {
      if (this.#indent(at) === undefined) continue;
      if (step === 1 || !commented.has(at)) return at;
      return undefined;
    }
    return undefined;
  }
}

function column(lines: LineIndex, offset: number): number {
  return offset - lines.lineStart(lines.lineAt(offset));
}

function startsLine(text: string, lines: LineIndex, offset: number): boolean {
  return /^[ \uFEFF]*$/.test(text.slice(lines.lineStart(lines.lineAt(offset)), offset));
}
