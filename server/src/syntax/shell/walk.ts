/** Everything in a shell tree, from the outside in. */
import type { Redirection, ShellNode, ShellPart, ShellScript, ShellWord, SimpleCommand } from "./syntax.ts";

export interface ShellTreeVisitor {
  readonly node?: (node: ShellNode) => void;
  readonly word?: (word: ShellWord, command: SimpleCommand | undefined) => void;
  readonly part?: (part: ShellPart) => void;
  readonly redirection?: (redirection: Redirection) => void;
}

/** Calls the visitor for every command, word, part and redirection, those inside substitutions too. */
export function walkShell(script: ShellScript, visitor: ShellTreeVisitor): void {
  visit(script.body, undefined, visitor);
}

function visit(value: unknown, command: SimpleCommand | undefined, visitor: ShellTreeVisitor): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) visit(item, command, visitor);
    return;
  }
  let inside = command;
  if ("raw" in value) visitor.word?.(value as ShellWord, command);
  else if ("operator" in value && "heredoc" in value) visitor.redirection?.(value as Redirection);
  else if ("kind" in value && "quote" in value) visitor.part?.(value as ShellPart);
  else if ("kind" in value && "span" in value && isPart(value as ShellPart | ShellNode))
    visitor.part?.(value as ShellPart);
  else if ("kind" in value && "span" in value) {
    visitor.node?.(value as ShellNode);
    inside = (value as ShellNode).kind === "simple" ? (value as SimpleCommand) : undefined;
  }
  for (const item of Object.values(value)) visit(item, inside, visitor);
}

function isPart(value: ShellPart | ShellNode): boolean {
  return value.kind === "pattern" || value.kind === "variable" || value.kind === "substitution" || "quoted" in value;
}
