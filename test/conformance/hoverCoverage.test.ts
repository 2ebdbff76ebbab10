/**
 * How many tokens of real Dockerfiles get a hover that speaks about them.
 *
 * Specific means: the hover's range is the token (or a part of it, such as a variable in it), and its text names the
 * token, its value or its part. The general text about the instruction around it does not count for a word.
 */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { dockerfileHover } from "../../server/src/features/dockerfile/hover.ts";
import { buildGraph } from "../../server/src/semantics/dockerfile/graph.ts";
import { MEMORY_ROOT } from "../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../server/src/workspace/sourceFile.ts";
import { type Token, tokensOf } from "../harness/dockerfileTokens.ts";
import { commandWordsOf } from "../harness/commandWords.ts";
import { sharedTest } from "../harness/shared.ts";

const GROUPS = { "keyword or flag": 0.99, word: 0.95, command: 0.8 } as const;
type Group = keyof typeof GROUPS;

const uri = `${MEMORY_ROOT}/Dockerfile`;

interface Count {
  all: number;
  specific: number;
  readonly missing: Map<string, number>;
}

sharedTest("tokens of real Dockerfiles get specific hovers", ["corpus", "dockerfiles.jsonl.gz"], async (file) => {
  const counts = new Map<Group, Count>();
  for (const line of gunzipSync(readFileSync(file)).toString("utf8").trim().split("\n"))
    countFile((JSON.parse(line) as { text: string }).text, counts);
  for (const [group, least] of Object.entries(GROUPS)) {
    const { all, specific, missing } = counts.get(group as Group) ?? { all: 0, specific: 0, missing: new Map() };
    const rate = specific / all;
    const worst = [...missing].sort((a, b) => b[1] - a[1]).slice(0, 8);
    const shown = worst.map(([kind, count]) => `${kind} ${count}`).join(", ");
    console.log(`${group}: ${specific} of ${all}, ${(100 * rate).toFixed(1)} %; missing: ${shown || "none"}`);
    assert.ok(all > 1000, `${group}: only ${all} tokens were found`);
    assert.ok(rate >= least, `${group}: ${(100 * rate).toFixed(2)} %, wanted ${100 * least} %`);
  }
});

function countFile(text: string, counts: Map<Group, Count>): void {
  const snapshot = Snapshot.empty([MEMORY_ROOT]).withFiles([[uri, new SourceFile(uri, text)]]);
  const graph = snapshot.derive(buildGraph, uri);
  const add = (group: Group, kind: string, found: boolean) => {
    const count = counts.get(group) ?? { all: 0, specific: 0, missing: new Map<string, number>() };
    counts.set(group, count);
    count.all++;
    if (found) count.specific++;
    else count.missing.set(kind, (count.missing.get(kind) ?? 0) + 1);
  };
  for (const token of tokensOf(graph)) add(token.group, token.kind, isSpecific(token, snapshot, text));
  for (const word of commandWordsOf(snapshot, uri))
    add("command", word.text, isSpecific({ ...word, group: "word", kind: "command" }, snapshot, text));
}

function isSpecific({ span, text: word, group }: Token, snapshot: Snapshot, text: string): boolean {
  const found = dockerfileHover(snapshot, uri, span.start, { preset: "learn" });
  if (!found || found.markdown.trim() === "") return false;
  // A flag's range has its two dashes.
  if (found.span.end > span.end || found.span.start < span.start - 2) return false;
  const own = text.slice(found.span.start, found.span.end);
  return [word, own, own.replace(/^\$\{?(\w+).*$/s, "$1")].some((name) => mentions(found.markdown, name, group));
}

/** The first characters of the word stand in the text; texts shorten long words and fold blanks. */
function mentions(markdown: string, word: string, group: Token["group"]): boolean {
  const plain = (one: string) =>
    one
      .replace(/\\\r?\n\s*/g, "")
      .replace(/["'`\s\u200b]+/g, "")
      .toLowerCase();
  const begin = plain(word).slice(0, 40);
  return plain(markdown).includes(begin) && (begin !== "" || group === "word");
}
