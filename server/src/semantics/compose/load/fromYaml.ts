/** A YAML document as a value: aliases and merge keys followed, `!reset` and `!override` set aside. */
import { isMerge } from "../../../syntax/yaml/merge.ts";
import {
  follow,
  type YamlContent,
  type YamlMapping,
  type YamlNode,
  type YamlPair,
} from "../../../syntax/yaml/syntax.ts";
import type { Uri } from "../../../workspace/uri.ts";
import type { ProblemLog } from "./problem.ts";
import { dataOf } from "./scalars.ts";
import { type Entry, mapping, type Origin, type Value } from "./value.ts";

/** A path that carries `!reset` or `!override`: what earlier files say there is forgotten. */
export type TaggedPath = readonly string[];

export interface DocumentValue {
  readonly value: Value;
  readonly tagged: readonly TaggedPath[];
}

/** What a node becomes, kept so that a node that many aliases name is read once. */
interface Reading {
  /** Undefined for `!reset`. */
  readonly value: Value | undefined;
  /** Relative to the node. */
  readonly tagged: readonly TaggedPath[];
  /** How many nodes it is with all aliases expanded, and how many of them stand behind an alias. */
  readonly nodes: number;
  readonly aliased: number;
}

/** Undefined where the document is empty or cannot be expanded. */
export function documentValue(root: YamlNode, uri: Uri, log: ProblemLog): DocumentValue | undefined {
  const reader = new DocumentReader(uri, log);
  const { value, tagged, nodes, aliased } = reader.read(root);
  if (value === undefined) return undefined;
  if (aliased > 100 && nodes > 1000 && aliased / nodes > allowedShare(nodes)) {
    log.error(
      "aliases",
      firstAlias(root, uri),
      "The aliases repeat each other so often that Compose refuses the file.",
    );
    return undefined;
  }
  return { value, tagged };
}

/** The share of a document that aliases may bring, as in go-yaml's constructor. */
function allowedShare(nodes: number): number {
  if (nodes <= 400_000) return 0.99;
  if (nodes >= 4_000_000) return 0.1;
  return 0.99 - 0.89 * ((nodes - 400_000) / 3_600_000);
}

class DocumentReader {
  readonly #uri: Uri;
  readonly #log: ProblemLog;
  readonly #read = new Map<YamlContent, Reading>();
  readonly #open = new Set<YamlContent>();

  constructor(uri: Uri, log: ProblemLog) {
    this.#uri = uri;
    this.#log = log;
  }

  read(node: YamlNode): Reading {
    const content = follow(node);
    // An alias without target is a syntax error; here it counts as nothing.
    if (content === undefined || this.#open.has(content)) return { ...NOTHING, value: this.#scalar(null, node) };
    if (content.tag === "!reset") return { value: undefined, tagged: [[]], nodes: 1, aliased: 0 };
    const known = this.#read.get(content) ?? this.#content(content);
    this.#read.set(content, known);
    if (node.type !== "alias") return known;
    return { ...known, nodes: known.nodes + 1, aliased: known.nodes };
  }

  #content(content: YamlContent): Reading {
    const own: readonly TaggedPath[] = content.tag === "!override" ? [[]] : [];
    if (content.type === "scalar") {
      return { value: this.#scalar(dataOf(content), content), tagged: own, nodes: 1, aliased: 0 };
    }
    this.#open.add(content);
    const reading = content.type === "mapping" ? this.#mapping(content) : this.#sequence(content);
    this.#open.delete(content);
    return own.length > 0 ? { ...reading, tagged: own } : reading;
  }

  #scalar(data: ReturnType<typeof dataOf>, node: YamlNode): Value {
    const source = follow(node);
    const origin = { uri: this.#uri, span: node.span };
    const scalar = source?.type === "scalar" && node.type === "scalar" ? source : undefined;
    return { kind: "scalar", data, certain: true, origin, replaced: undefined, source: scalar };
  }

  #sequence(content: Extract<YamlContent, { type: "sequence" }>): Reading {
    const items: Value[] = [];
    let nodes = 1;
    let aliased = 0;
    for (const item of content.items) {
      const reading = this.read(item);
      nodes += reading.nodes;
      aliased += reading.aliased;
      if (reading.value !== undefined) items.push(reading.value);
    }
    const origin = { uri: this.#uri, span: content.span };
    // Tags on items remove nothing from earlier files.
    return { value: { kind: "sequence", items, origin, replaced: undefined }, tagged: [], nodes, aliased };
  }

  #mapping(content: YamlMapping): Reading {
    const entries = new Map<string, Entry>();
    const tagged: TaggedPath[] = [];
    const merged: Reading[] = [];
    let nodes = 1;
    let aliased = 0;
    for (const pair of content.pairs) {
      const merge = isMerge(pair);
      const reading = merge ? undefined : this.read(pair.value);
      const readings = reading ? [reading] : this.#mergeSources(pair.value);
      for (const one of readings) {
        nodes += one.nodes + 1;
        aliased += one.aliased;
      }
      if (reading === undefined) merged.push(...readings);
      else this.#entry(pair, reading, entries, tagged);
    }
    const value = mapping(entries, undefined);
    const origin = { uri: this.#uri, span: content.span };
    const full = merged.length === 0 ? value : withMerged(value, merged, tagged);
    return { value: { ...full, origin }, tagged, nodes, aliased };
  }

  #entry(pair: YamlPair, reading: Reading, entries: Map<string, Entry>, tagged: TaggedPath[]): void {
    const { key } = pair;
    const origin: Origin = { uri: this.#uri, span: key.span };
    const content = follow(key);
    const data = content?.type === "scalar" ? dataOf(content) : undefined;
    if (typeof data !== "string" || content?.type !== "scalar") {
      if (!pair.incomplete)
        this.#log.error(
          "non-string-key",
          origin,
          `A key must be text, and Compose reads ${shown(content)} as something else.`,
        );
      return;
    }
    for (const path of reading.tagged) tagged.push([content.value, ...path]);
    if (reading.value !== undefined && !entries.has(content.value))
      entries.set(content.value, { key: origin, value: reading.value });
  }

  /** The mappings that a merge key names. */
  #mergeSources(value: YamlNode): readonly Reading[] {
    const content = follow(value);
    if (content?.type === "mapping") return [this.read(value)];
    const items = content?.type === "sequence" ? content.items : undefined;
    if (items?.every((item) => follow(item)?.type === "mapping")) return items.map((item) => this.read(item));
    if (content !== undefined || value.type !== "alias") {
      const at = { uri: this.#uri, span: value.span };
      this.#log.error("aliases", at, 'A merge key "<<" takes a mapping, or a list of mappings.');
    }
    return [];
  }
}

const NOTHING: Reading = { value: undefined, tagged: [], nodes: 1, aliased: 0 };

function shown(content: YamlContent | undefined): string {
  return content?.type === "scalar" ? `"${content.value}"` : "this";
}

/** Own keys win over merged ones, and earlier merged mappings over later ones. */
function withMerged(own: Value, merged: readonly Reading[], tagged: TaggedPath[]): Value {
  if (own.kind !== "mapping") return own;
  const entries = new Map(own.entries);
  for (const source of merged) {
    tagged.push(...source.tagged);
    if (source.value?.kind !== "mapping") continue;
    for (const [name, entry] of source.value.entries) {
      const winner = entries.get(name);
      if (winner === undefined) entries.set(name, entry);
      else
        entries.set(name, {
          key: winner.key,
          value: { ...winner.value, replaced: winner.value.replaced ?? entry.value },
        });
    }
  }
  return { ...own, entries };
}

function firstAlias(root: YamlNode, uri: Uri): Origin {
  const pending: YamlNode[] = [root];
  let first = root.span;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === "alias" && (first === root.span || node.span.start < first.start)) first = node.span;
    else if (node.type === "sequence") pending.push(...node.items);
    else if (node.type === "mapping") for (const { value } of node.pairs) pending.push(value);
  }
  return { uri, span: first };
}
