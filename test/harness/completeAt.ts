/** Completions at a `|` in a text, over files in memory. */
import assert from "node:assert/strict";
import { type Completion, completions } from "../../server/src/features/shared/completion.ts";
import { RULE_PAGES } from "../../server/src/linter/rulePages.generated.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { applyEdits } from "../../server/src/text/edits.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../server/src/workspace/session.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { resolvePath } from "../../server/src/workspace/uri.ts";

export interface Completed {
  readonly items: readonly Completion[];
  readonly labels: readonly string[];
  /** The text with an item accepted; tab stops as they are. */
  accepted(label: string): string;
}

/** `files`: others of the workspace. The cursor is the first `|` of the text. */
export async function completeAt(
  marked: string,
  path = "Dockerfile",
  files: Readonly<Record<string, string | null>> = {},
): Promise<Completed> {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "no cursor");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const session = new Session(new MemoryFileSystem({ ...files, [path]: text }), Snapshot.empty([MEMORY_ROOT]));
  const uri = resolvePath(MEMORY_ROOT, path);
  const environment = { preset: "learn" as const, rules: RULES, rulePage: (id: string) => RULE_PAGES[id] };
  const items = await session.settle((reader) => {
    reader.file(uri);
    return completions(reader, uri, offset, environment);
  });
  for (const { span } of items)
    assert.ok(span.start <= offset && span.end === offset, "what is replaced ends at the cursor");
  assert.equal(new Set(items.map(({ label }) => label)).size, items.length, "no label twice");
  return {
    items,
    labels: items.map(({ label }) => label),
    accepted(label) {
      const item = items.find((one) => one.label === label);
      assert.ok(item, `no ${label} among ${items.map((one) => one.label).join(", ")}`);
      return applyEdits(text, [{ span: item.span, newText: item.newText ?? item.label }, ...(item.alsoEdits ?? [])]);
    },
  };
}

export interface CompletionRow {
  readonly at: string;
  /** The first ones, in order. */
  readonly first?: readonly string[];
  readonly has?: readonly string[];
  readonly lacks?: readonly string[];
  /** All of them, in order. */
  readonly all?: readonly string[];
  /** Label and the text after accepting it. */
  readonly gives?: readonly [label: string, text: string];
  readonly files?: Readonly<Record<string, string | null>>;
  readonly path?: string;
}

/** Checks a row: a list that does what it says. */
export async function expectCompletions(row: CompletionRow): Promise<void> {
  const { labels, accepted } = await completeAt(row.at, row.path, row.files);
  if (row.all) assert.deepEqual(labels, row.all);
  if (row.first) assert.deepEqual(labels.slice(0, row.first.length), row.first);
  for (const label of row.has ?? []) assert.ok(labels.includes(label), `lacks ${label}: ${labels.join(", ")}`);
  for (const label of row.lacks ?? []) assert.ok(!labels.includes(label), `has ${label}`);
  if (row.gives) assert.equal(accepted(row.gives[0]), row.gives[1]);
}
