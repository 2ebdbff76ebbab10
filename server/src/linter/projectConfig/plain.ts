/** Reads a small YAML file as settings: each value is checked where it stands, and what is wrong is kept with its place. */
import {
  follow,
  isNull,
  type YamlMapping,
  type YamlNode,
  type YamlScalar,
  type YamlSyntax,
} from "../../syntax/yaml/syntax.ts";
import type { Span } from "../../text/span.ts";
import { didYouMean } from "../../text/names.ts";
import type { Uri } from "../../workspace/uri.ts";

/** Something wrong in a configuration file; the rest of the file counts all the same. */
export interface ConfigProblem {
  readonly uri: Uri;
  readonly span: Span;
  readonly message: string;
  readonly severity: "error" | "warning";
}

/** Collects the problems of one file while its values are read. */
export class ConfigReading {
  readonly uri: Uri;
  readonly problems: ConfigProblem[] = [];

  constructor(uri: Uri) {
    this.uri = uri;
  }

  problem(at: Span, message: string, severity: ConfigProblem["severity"] = "error"): void {
    this.problems.push({ uri: this.uri, span: at, message, severity });
  }

  /** The file's mapping; an empty file has none and is right. */
  root(syntax: YamlSyntax): YamlMapping | undefined {
    for (const { code, span, message, other } of syntax.errors) {
      this.problem(span, code === "duplicate-key" && other ? "This key is set twice; the first one counts." : message);
    }
    const root = follow(syntax.documents[0]?.root);
    if (root === undefined || isNull(root)) return undefined;
    return this.mapping(root, "The file");
  }

  mapping(node: YamlNode, what: string): YamlMapping | undefined {
    const content = follow(node);
    if (content?.type === "mapping") return content;
    if (!isNull(content)) this.problem(node.span, `${what} must be a mapping (\`key: value\`).`);
    return undefined;
  }

  /** The pairs of a mapping whose keys are among `known`; a key that is not is told. */
  knownPairs(mapping: YamlMapping, known: readonly string[]): ReadonlyMap<string, YamlNode> {
    const found = new Map<string, YamlNode>();
    for (const { name, key, value } of mapping.byName.values()) {
      if (name !== undefined && known.includes(name)) found.set(name, value);
      else if (name !== undefined) this.problem(key.span, `Unknown key \`${name}\`.${meant(name, known)}`, "warning");
    }
    return found;
  }

  /** A list of texts; one text alone counts as a list of one. */
  texts(node: YamlNode | undefined, what: string): readonly string[] {
    const content = follow(node);
    if (content === undefined || isNull(content)) return [];
    if (content.type === "scalar") return [content.value];
    if (content.type === "mapping") {
      this.problem(content.span, `${what} must be a list.`);
      return [];
    }
    return content.items.flatMap((item) => {
      const scalar = this.scalar(item, `Each entry of ${what}`);
      return scalar ? [scalar.value] : [];
    });
  }

  scalar(node: YamlNode, what: string): YamlScalar | undefined {
    const content = follow(node);
    if (content?.type === "scalar") return content;
    this.problem(node.span, `${what} must be one value.`);
    return undefined;
  }

  boolean(node: YamlNode | undefined, what: string): boolean | undefined {
    const content = follow(node);
    if (content === undefined || isNull(content)) return undefined;
    const value = content.type === "scalar" ? booleanOf(content.value) : undefined;
    if (value === undefined) this.problem(content.span, `${what} must be \`true\` or \`false\`.`);
    return value;
  }

  /** One of a few words. */
  word<T extends string>(node: YamlNode | undefined, words: readonly T[], what: string): T | undefined {
    const content = follow(node);
    if (content === undefined || isNull(content)) return undefined;
    const value = content.type === "scalar" ? content.value : undefined;
    const found = words.find((word) => word === value);
    if (found === undefined) {
      const given = value === undefined ? "this" : `\`${value}\``;
      this.problem(content.span, `${what} is one of ${words.join(", ")}, not ${given}.${meant(value ?? "", words)}`);
    }
    return found;
  }
}

function meant(name: string, known: readonly string[]): string {
  const near = didYouMean(name, known);
  return near === undefined ? "" : ` Did you mean \`${near}\`?`;
}

function booleanOf(text: string): boolean | undefined {
  if (/^true$/i.test(text)) return true;
  return /^false$/i.test(text) ? false : undefined;
}

/** More values than a person writes into a settings file; aliases could make any number of them. */
const MOST_VALUES = 10_000;

/** The plain value of a node, as JSON has it; what aliases repeat without end is cut off. */
export function plainValue(node: YamlNode | undefined, budget = { left: MOST_VALUES }): unknown {
  const content = follow(node);
  budget.left--;
  if (content === undefined || budget.left < 0 || isNull(content)) return null;
  if (content.type === "sequence") return content.items.map((item) => plainValue(item, budget));
  if (content.type === "mapping") {
    const entries = [...content.byName].map(([name, pair]) => [name, plainValue(pair.value, budget)] as const);
    return Object.fromEntries(entries);
  }
  return content.style === "plain" ? plainScalar(content) : content.value;
}

function plainScalar({ value, tag }: YamlScalar): unknown {
  if (tag === "!!str") return value;
  if (/^[-+]?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$/.test(value)) return Number(value);
  return booleanOf(value) ?? value;
}
