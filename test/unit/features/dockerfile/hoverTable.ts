/** Tables of hovers: `█` marks the cursor; the words that must stand in the text follow. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dockerfileHover } from "../../../../server/src/features/dockerfile/hover.ts";
import type { Preset } from "../../../../server/src/linter/rule.ts";
import { MEMORY_ROOT } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";

const uri = resolvePath(MEMORY_ROOT, "Dockerfile");

/** The hover at the cursor. */
export function hoverAt(
  marked: string,
  preset: Preset = "learn",
  buildArgs: Record<string, string> = {},
): string | undefined {
  const offset = marked.indexOf("█");
  assert.ok(offset >= 0, "no cursor");
  const text = marked.replace("█", "");
  const snapshot = Snapshot.empty([MEMORY_ROOT], { buildArgs }).withFiles([[uri, new SourceFile(uri, text)]]);
  const hover = dockerfileHover(snapshot, uri, offset, { preset });
  if (hover) assert.ok(hover.span.start <= offset && offset <= hover.span.end, "the span does not hold the cursor");
  return hover?.markdown;
}

export interface Row {
  readonly at: string;
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
}

/** One test a row. */
export function table(name: string, rows: Readonly<Record<string, Row>>): void {
  describe(name, () => {
    for (const [title, { at, has, lacks = [] }] of Object.entries(rows)) {
      test(title, () => {
        const markdown = hoverAt(at) ?? "";
        for (const words of has) assert.ok(markdown.includes(words), `lacks “${words}”:\n${markdown}`);
        for (const words of lacks) assert.ok(!markdown.includes(words), `has “${words}”:\n${markdown}`);
      });
    }
  });
}
