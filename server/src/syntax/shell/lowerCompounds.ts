/** Compound commands: groups, conditions, loops, tests. */
import { type ArithmeticExpression, type CompoundCommand, forEachChild, type SyntaxNode, type Word } from "unbash";
import { lowerList } from "./lowerCommands.ts";
import { arithmeticParts, lowerWord, type Lowering } from "./lowerWords.ts";
import { spanOf } from "./place.ts";
import type { LoopCommand, Redirection, ShellNode, ShellWord } from "./syntax.ts";

export function compoundOf(lowering: Lowering, node: CompoundCommand, redirections: readonly Redirection[]): ShellNode {
  const span = spanOf(lowering.place, node.pos, node.end);
  switch (node.type) {
    case "Subshell":
    case "BraceGroup":
      return {
        kind: node.type === "Subshell" ? "subshell" : "group",
        span,
        body: lowerList(lowering, node.body),
        redirections,
      };
    case "If":
      return {
        kind: "if",
        span,
        branches: [node, ...node.elif].map(({ clause, then }) => ({
          condition: lowerList(lowering, clause),
          body: lowerList(lowering, then),
        })),
        otherwise: node.else && lowerList(lowering, node.else),
        redirections,
      };
    case "Case":
      return {
        kind: "case",
        span,
        word: lowerWord(lowering, node.word),
        items: node.items.map((item) => ({
          span: spanOf(lowering.place, item.pos, item.end),
          patterns: item.pattern.map((pattern) => lowerWord(lowering, pattern)),
          body: lowerList(lowering, item.body),
        })),
        redirections,
      };
    case "TestCommand":
    case "ArithmeticCommand":
      return testOf(lowering, node, redirections);
    default:
      return loopOf(lowering, node, redirections);
  }
}

function testOf(
  lowering: Lowering,
  node: Extract<CompoundCommand, { type: "TestCommand" | "ArithmeticCommand" }>,
  redirections: readonly Redirection[],
): ShellNode {
  const span = spanOf(lowering.place, node.pos, node.end);
  lowering.covered.push(node.pos, node.end);
  const words: ShellWord[] = [];
  if (node.type === "TestCommand") addWords(lowering, node.expression, words);
  const parts = node.type === "TestCommand" ? [] : arithmeticParts(lowering, node.expression);
  return { kind: node.type === "TestCommand" ? "test" : "arithmetic", span, words, parts, redirections };
}

function addWords(lowering: Lowering, node: SyntaxNode, into: ShellWord[]): void {
  if (node.type === "Word") into.push(lowerWord(lowering, node));
  else forEachChild(node, (child) => addWords(lowering, child, into));
}

type Loop = Extract<CompoundCommand, { type: "For" | "Select" | "ArithmeticFor" | "While" }>;

function loopOf(lowering: Lowering, node: Loop, redirections: readonly Redirection[]): LoopCommand {
  const common = {
    span: spanOf(lowering.place, node.pos, node.end),
    body: lowerList(lowering, node.body),
    redirections,
  };
  if (node.type === "While")
    return { ...common, kind: node.kind, variable: undefined, words: [], condition: lowerList(lowering, node.clause) };
  if (node.type === "ArithmeticFor") {
    for (const header of [node.initialize, node.test, node.update]) cover(lowering, header);
    return { ...common, kind: "for", variable: undefined, words: [], condition: undefined };
  }
  return {
    ...common,
    kind: node.type === "For" ? "for" : "select",
    variable: lowerWord(lowering, node.name),
    words: (node.wordlist ?? []).map((word: Word) => lowerWord(lowering, word)),
    condition: undefined,
  };
}

function cover(lowering: Lowering, expression: ArithmeticExpression | undefined): void {
  if (expression) lowering.covered.push(expression.pos, expression.end);
}
