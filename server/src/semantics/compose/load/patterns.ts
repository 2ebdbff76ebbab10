/** Handlers by path pattern (`services.*.ports`): `*` stands for any key, and for the items of a list. */

export interface PatternNode<T> {
  readonly children: Map<string, PatternNode<T>>;
  handler: T | undefined;
}

/** A tree of patterns, to be walked down together with a value. */
export type Patterns<T> = PatternNode<T>;

export function patternsOf<T>(table: Readonly<Record<string, T>>): Patterns<T> {
  const root: PatternNode<T> = { children: new Map(), handler: undefined };
  for (const [pattern, handler] of Object.entries(table)) {
    let node = root;
    for (const part of pattern.split(".")) {
      const next = node.children.get(part) ?? { children: new Map(), handler: undefined };
      node.children.set(part, next);
      node = next;
    }
    node.handler = handler;
  }
  return root;
}

/** Where in the tree a walk stands: several patterns may fit the path so far. */
export type Places<T> = readonly PatternNode<T>[];

export function below<T>(places: Places<T>, key: string): Places<T> {
  const found: PatternNode<T>[] = [];
  for (const { children } of places) {
    const exact = children.get(key);
    if (exact) found.push(exact);
    const any = children.get("*");
    if (any && any !== exact) found.push(any);
  }
  return found;
}

export function handlerAt<T>(places: Places<T>): T | undefined {
  for (const { handler } of places) if (handler !== undefined) return handler;
  return undefined;
}

/** `services.*` and `jobs.*` in front of each pattern. */
export function inWorkloads<T>(table: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(
    Object.entries(table).flatMap(([pattern, handler]) =>
      ["services", "jobs"].map((section) => [`${section}.*.${pattern}`, handler] as const),
    ),
  );
}
