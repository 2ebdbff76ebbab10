/** What the library's tokens say that its tree does not: where comments stand, and how deep the text nests. */
import type { CST } from "yaml";
import type { YamlComment } from "./syntax.ts";

type Loose = {
  readonly type?: string;
  readonly offset?: number;
  readonly source?: string;
  readonly [key: string]: unknown;
};

/** All comments in order. Walks without recursion: the text may nest as deep as it likes. */
export function commentsIn(tokens: readonly CST.Token[], text: string): readonly YamlComment[] {
  const found: YamlComment[] = [];
  const pending: Loose[] = [...(tokens as unknown as Loose[])];
  for (let token = pending.pop(); token !== undefined; token = pending.pop()) {
    if (token.type === "comment") found.push(comment(token, text));
    else pending.push(...children(token));
  }
  return found.sort((a, b) => a.span.start - b.span.start);
}

/** How many collections stand in one another at the deepest place; counting ends above `limit`. */
export function depthOf(root: CST.Token, limit: number): number {
  let deepest = 0;
  const pending: { token: Loose; depth: number }[] = [{ token: root as unknown as Loose, depth: 0 }];
  for (let next = pending.pop(); next !== undefined && deepest <= limit; next = pending.pop()) {
    const depth = next.depth + (Array.isArray(next.token["items"]) ? 1 : 0);
    deepest = Math.max(deepest, depth);
    for (const token of children(next.token)) pending.push({ token, depth });
  }
  return deepest;
}

function children(token: Loose): Loose[] {
  const found: Loose[] = [];
  for (const name of ["start", "key", "sep", "value", "props", "items", "end"]) {
    const child = token[name];
    if (Array.isArray(child)) for (const item of child) found.push(item as Loose);
    else if (typeof child === "object" && child !== null) found.push(child as Loose);
  }
  return found;
}

function comment(token: Loose, text: string): YamlComment {
  const start = token.offset ?? 0;
  const source = token.source ?? "";
  const line = text.lastIndexOf("\n", start - 1) + 1;
  return {
    span: { start, end: start + source.length },
    text: source.slice(1),
    alone: text.slice(line, start).trim() === "",
  };
}
