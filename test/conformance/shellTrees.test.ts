/**
 * The shell adapter against tree-sitter-bash, over every script of the corpus: the same commands with the same words at
 * the same places. Where they differ the reason is one that we know, and the other parser is wrong.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gunzipSync } from "node:zlib";
import { Language, type Node, Parser } from "web-tree-sitter";
import { commandOf, shellTextOf } from "../../server/src/semantics/shell/source.ts";
import { shellPrograms } from "../../server/src/semantics/shell/shellPrograms.ts";
import type { ShellScript, SimpleCommand } from "../../server/src/syntax/shell/syntax.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../server/src/workspace/sourceFile.ts";
import { sharedTest } from "../harness/shared.ts";

const URI = "file:///w/Dockerfile";

/** A command as the spans of its words. */
type Spans = readonly (readonly [number, number])[];

/** Every simple command in the tree, wherever it stands. */
function ourCommands(value: unknown, start: number, into: Spans[]): void {
  if (typeof value !== "object" || value === null) return;
  const { kind } = value as { kind?: string };
  if (kind === "simple") {
    const { name, arguments: words } = value as SimpleCommand;
    // `[ … ]` is an expression for the other parser: only where it begins is compared.
    const compared = name?.raw === "[" ? [] : words;
    if (name) into.push([name, ...compared].map(({ span }) => [span.start - start, span.end - start] as const));
  }
  for (const item of Array.isArray(value) ? value : Object.values(value)) ourCommands(item, start, into);
}

function theirCommands(node: Node, into: Spans[]): void {
  const words: Node[] = [];
  if (node.type === "command") {
    words.push(...named(node, "name"), ...named(node, "argument"));
    // Words behind a redirection belong to the command (`echo >&2 text`); the other parser takes them for its files.
    const around = node.parent;
    if (around?.type === "redirected_statement" && around.childForFieldName("body")?.id === node.id)
      for (const redirect of around.children) words.push(...(redirect ? named(redirect, "destination").slice(1) : []));
  } else if (node.type === "declaration_command" || node.type === "unset_command") words.push(...all(node));
  else if (node.type === "test_command" && node.child(0)?.type === "[") words.push(...all(node).slice(0, 1));
  if (words.length > 0) into.push(words.map(({ startIndex, endIndex }) => [startIndex, endIndex] as const));
  for (const child of all(node)) theirCommands(child, into);
}

const all = (node: Node): Node[] => node.children.filter((child) => child !== null);

function named(node: Node, field: string): Node[] {
  return all(node).filter((_, i) => node.fieldNameForChild(i) === field);
}

const lines = (commands: readonly Spans[]): readonly string[] =>
  commands.map((words) => words.map(([from, to]) => `${from}-${to}`).join(" ")).sort();

/** Words that touch are one word: `a_b-$C` is cut in two at the dollar. */
function joinedWords(words: Spans): Spans {
  const joined: [number, number][] = [];
  for (const [from, to] of words) {
    const last = joined.at(-1);
    if (last && last[1] === from) last[1] = to;
    else joined.push([from, to]);
  }
  return joined;
}

type Verdict =
  | "equal"
  | "word cut at a dollar"
  | "line continued inside a word"
  | "not parsed by tree-sitter"
  | "other";

function compare(script: ShellScript, text: string, start: number, root: Node): Verdict {
  const ours: Spans[] = [];
  const theirs: Spans[] = [];
  ourCommands(script.body, start, ours);
  theirCommands(root, theirs);
  const same = (left: readonly Spans[], right: readonly Spans[]) => String(lines(left)) === String(lines(right));
  if (same(ours, theirs)) return "equal";
  if (same(ours, theirs.map(joinedWords))) return "word cut at a dollar";
  if (root.hasError) return "not parsed by tree-sitter";
  const continued = ours.flat().some(([from, to]) => text.slice(from, to).includes("\\\n"));
  return continued ? "line continued inside a word" : "other";
}

async function bashParser(): Promise<Parser> {
  await Parser.init();
  const parser = new Parser();
  const wasm = createRequire(import.meta.url).resolve("tree-sitter-bash/tree-sitter-bash.wasm");
  parser.setLanguage(await Language.load(wasm));
  return parser;
}

sharedTest("commands and words as tree-sitter-bash reads them", ["corpus", "dockerfiles.jsonl.gz"], async (file) => {
  const parser = await bashParser();
  const counts = new Map<Verdict, number>();
  const others: string[] = [];
  for (const line of gunzipSync(readFileSync(file)).toString().trim().split("\n")) {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    const snapshot = Snapshot.empty().withFiles([[URI, new SourceFile(URI, text)]]);
    for (const { script, instruction } of snapshot.derive(shellPrograms, URI).all) {
      const command = commandOf(instruction);
      if (!script || !command) continue;
      const shell = shellTextOf(text, instruction, command);
      const tree = parser.parse(shell.text);
      assert.ok(tree);
      const verdict = compare(script, shell.text, shell.start, tree.rootNode);
      tree.delete();
      counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
      if (verdict === "other") others.push(`${id}: ${shell.text.slice(0, 80)}`);
    }
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  console.log(`shell scripts compared: ${total}`, Object.fromEntries(counts));
  // What is left over, looked at one by one: words behind two redirections, `[` at the beginning of a word, a path
  // behind `//` taken for a command, a backslash before two blanks, `;` in quotes behind a redirection.
  assert.ok(total > 5000);
  assert.ok((counts.get("equal") ?? 0) / total > 0.97, JSON.stringify([...counts]));
  assert.ok(others.length <= 12, others.join("\n"));
});
