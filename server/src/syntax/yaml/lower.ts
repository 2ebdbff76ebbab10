/** Lowers the library's tree to ours and mends what a missing colon or a compact mapping has torn. */
import type { Document } from "yaml";
import type { Span } from "../../text/span.ts";
import { pairsOfKey } from "./recovery.ts";
import type {
  ScalarStyle,
  YamlAlias,
  YamlContent,
  YamlDocument,
  YamlError,
  YamlMapping,
  YamlNode,
  YamlPair,
  YamlScalar,
} from "./syntax.ts";

/** The part of the library's nodes that we read. */
interface LibraryNode {
  readonly items?: readonly (
    | LibraryNode
    | { readonly key: LibraryNode | null; readonly value: LibraryNode | null }
    | null
  )[];
  readonly key?: LibraryNode | null;
  readonly value?: unknown;
  readonly range?: readonly [number, number, number] | null;
  readonly flow?: boolean;
  readonly tag?: string;
  readonly anchor?: string;
  readonly source?: string;
  readonly type?: string;
  readonly constructor: { readonly name: string };
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** One document of a file; what is wrong with its keys and aliases goes to `errors`. */
export function lowerDocument(document: Document.Parsed, text: string, errors: YamlError[]): YamlDocument {
  const [start, , end] = document.range ?? [0, 0, 0];
  const lowering = new Lowering(text, errors);
  const contents = document.contents as unknown as LibraryNode | null;
  const root = contents === null ? undefined : lowering.node(contents, start);
  return { span: { start, end }, root: root?.type === "scalar" && root.style === "missing" ? undefined : root };
}

class Lowering {
  readonly #text: string;
  readonly #errors: YamlError[];
  readonly #anchors = new Map<string, YamlContent>();
  readonly #open = new Set<YamlContent>();

  constructor(text: string, errors: YamlError[]) {
    this.#text = text;
    this.#errors = errors;
  }

  node(node: LibraryNode | null, fallback: number): YamlNode {
    if (node === null || node === undefined) return missingScalar(fallback);
    const [start, end] = node.range ?? [fallback, fallback];
    const base = { span: { start, end }, tag: shortTag(node.tag), anchor: node.anchor };
    // Told apart by shape: class names do not survive minification.
    if (Array.isArray(node.items)) return this.#collection(node, base);
    if (node.type === undefined && node.range !== undefined && this.#text[start] === "*")
      return this.#alias(node, base);
    const style: ScalarStyle =
      node.type === "PLAIN" && start === end ? "missing" : (STYLES[node.type ?? ""] ?? "plain");
    const scalar: YamlScalar = { type: "scalar", ...base, value: this.#value(node, style, end), style };
    if (scalar.anchor !== undefined) this.#anchors.set(scalar.anchor, scalar);
    return scalar;
  }

  /** A block scalar at the end of a text without line break has none either; the library adds one. */
  #value(node: LibraryNode, style: ScalarStyle, end: number): string {
    const value = String(node.value ?? "");
    const block = style === "literal" || style === "folded";
    return block && end >= this.#text.length && !/[\r\n]$/.test(this.#text) ? value.replace(/\n$/, "") : value;
  }

  #alias(node: LibraryNode, base: { span: Span; tag: string | undefined; anchor: string | undefined }): YamlAlias {
    const name = this.#text.slice(base.span.start + 1, base.span.end);
    const target = this.#anchors.get(name);
    const cyclic = target !== undefined && this.#open.has(target);
    if (target === undefined) {
      this.#errors.push({
        code: "unknown-alias",
        span: base.span,
        message: `No anchor \`&${name}\` stands above this alias.`,
      });
    } else if (cyclic) {
      this.#errors.push({
        code: "cyclic-alias",
        span: base.span,
        message: `\`*${name}\` stands inside the value that it repeats.`,
      });
    }
    return { type: "alias", ...base, anchor: node.anchor, name, target, cyclic };
  }

  #collection(
    node: LibraryNode,
    base: { span: Span; tag: string | undefined; anchor: string | undefined },
  ): YamlContent {
    const items = node.items ?? [];
    const flow = node.flow === true;
    // An empty block collection cannot be told by its items: the library's own mark is on the instance.
    const isMapping = isPair(items[0]) || (items.length === 0 && this.#text[base.span.start] === "{");
    const content = (
      isMapping
        ? { type: "mapping", ...base, flow, pairs: [], byName: new Map() }
        : { type: "sequence", ...base, flow, items: [] }
    ) as YamlContent;
    if (content.anchor !== undefined) this.#anchors.set(content.anchor, content);
    this.#open.add(content);
    if (content.type === "mapping") this.#fill(content, items);
    else if (content.type === "sequence") {
      (content as { items: readonly YamlNode[] }).items = items.map((item) =>
        this.node(item as LibraryNode | null, base.span.end),
      );
    }
    this.#open.delete(content);
    return content;
  }

  #fill(mapping: YamlMapping, items: NonNullable<LibraryNode["items"]>): void {
    const pairs: YamlPair[] = [];
    for (const item of items) {
      if (!isPair(item)) continue;
      const key = this.node(item.key, mapping.span.start);
      const value = this.node(item.value, key.span.end);
      const span = { start: key.span.start, end: Math.max(key.span.end, value.span.end) };
      pairs.push(
        ...pairsOfKey(
          { key, name: textOf(key), value, span, incomplete: item.value === null },
          this.#text,
          mapping.flow,
        ),
      );
    }
    const byName = new Map<string, YamlPair>();
    for (const pair of pairs) {
      if (pair.name === undefined) continue;
      const first = byName.get(pair.name);
      if (first === undefined) byName.set(pair.name, pair);
      else if (!pair.incomplete || !first.incomplete) this.#errors.push(duplicate(pair, first));
    }
    Object.assign(mapping as Writable<YamlMapping>, { pairs, byName });
  }
}

function isPair(item: unknown): item is { key: LibraryNode | null; value: LibraryNode | null } {
  return typeof item === "object" && item !== null && "key" in item;
}

function textOf(key: YamlNode): string | undefined {
  return key.type === "scalar" ? key.value : undefined;
}

function duplicate(pair: YamlPair, first: YamlPair): YamlError {
  return {
    code: "duplicate-key",
    span: pair.key.span,
    message: `The key \`${pair.name}\` is already set above; Compose refuses the file.`,
    other: first.key.span,
  };
}

/** A value that is not there, at the place where it would stand. */
export function missingScalar(offset: number): YamlScalar {
  return {
    type: "scalar",
    span: { start: offset, end: offset },
    tag: undefined,
    anchor: undefined,
    value: "",
    style: "missing",
  };
}

function shortTag(tag: string | undefined): string | undefined {
  return tag?.replace(/^tag:yaml\.org,2002:/, "!!");
}
