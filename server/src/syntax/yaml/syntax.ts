/**
 * A YAML file as our own tree: spans are UTF-16 offsets of the file, every pair has a value, broken text gives what
 * can be read of it. Aliases point at the node they stand for and are never expanded here, so that a small file
 * cannot become a large tree; whoever follows them must bound it (see `follow` and `merge.ts`).
 */
import type { Span } from "../../text/span.ts";

export interface YamlSyntax {
  /** All documents of the file; Compose reads each further one as an override of those before it. */
  readonly documents: readonly YamlDocument[];
  readonly comments: readonly YamlComment[];
  readonly errors: readonly YamlError[];
}

export interface YamlDocument {
  readonly span: Span;
  /** Undefined for an empty document and for one that is nested too deeply to be read. */
  readonly root: YamlNode | undefined;
}

export type YamlNode = YamlMapping | YamlSequence | YamlScalar | YamlAlias;
/** What an alias can stand for. */
export type YamlContent = YamlMapping | YamlSequence | YamlScalar;

interface NodeBase {
  /** From the node's first character (behind tag and anchor) to its last. */
  readonly span: Span;
  /** As written: `!reset`, `!!str`; undefined where there is none. */
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}

export interface YamlMapping extends NodeBase {
  readonly type: "mapping";
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
  /** By the text of the key; of equal keys the first. */
  readonly byName: ReadonlyMap<string, YamlPair>;
}

export interface YamlPair {
  readonly key: YamlNode;
  /** The key's text; undefined where the key is no scalar. */
  readonly name: string | undefined;
  readonly value: YamlNode;
  /** Key and value together. */
  readonly span: Span;
  /** True while the colon is missing: somebody is typing here. */
  readonly incomplete: boolean;
}

export interface YamlSequence extends NodeBase {
  readonly type: "sequence";
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export type ScalarStyle = "plain" | "single" | "double" | "literal" | "folded" | "missing";

export interface YamlScalar extends NodeBase {
  readonly type: "scalar";
  /** The text after unquoting and folding; "" where the value is missing. */
  readonly value: string;
  readonly style: ScalarStyle;
}

export interface YamlAlias extends NodeBase {
  readonly type: "alias";
  readonly name: string;
  /** The node with that anchor, the last one before the alias; undefined when there is none. */
  readonly target: YamlContent | undefined;
  /** True when the alias stands inside the node that it points at. */
  readonly cyclic: boolean;
}

export interface YamlComment {
  readonly span: Span;
  /** Text after the `#`. */
  readonly text: string;
  /** True when nothing else stands on its line. */
  readonly alone: boolean;
}

export type YamlErrorCode =
  | "syntax"
  | "indentation"
  | "tab"
  | "missing-colon"
  | "unterminated"
  | "unknown-alias"
  | "cyclic-alias"
  | "duplicate-key"
  | "too-deep";

export interface YamlError {
  readonly code: YamlErrorCode;
  readonly span: Span;
  readonly message: string;
  /** The other key of a duplicate. */
  readonly other?: Span;
}

/** The node itself, or what an alias stands for; undefined for an alias without a usable target. */
export function follow(node: YamlNode | undefined): YamlContent | undefined {
  if (node?.type !== "alias") return node;
  return node.cyclic ? undefined : node.target;
}

/** The mapping that a node is or stands for. */
export function mappingOf(node: YamlNode | undefined): YamlMapping | undefined {
  const content = follow(node);
  return content?.type === "mapping" ? content : undefined;
}

/** The scalar that a node is or stands for. */
export function scalarOf(node: YamlNode | undefined): YamlScalar | undefined {
  const content = follow(node);
  return content?.type === "scalar" ? content : undefined;
}

/** True for a missing value and for a plain `null` or `~`. */
export function isNull(node: YamlNode | undefined): boolean {
  const scalar = scalarOf(node);
  if (scalar === undefined) return node === undefined;
  if (scalar.style === "missing") return true;
  return scalar.style === "plain" && /^(?:null|Null|NULL|~|)$/.test(scalar.value) && scalar.tag !== "!!str";
}
