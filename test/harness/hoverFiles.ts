/** Hovers over files kept in memory, as a session gives them: again and again until nothing is missing. */
import assert from "node:assert/strict";
import { hover } from "../../server/src/features/shared/hover.ts";
import type { Preset } from "../../server/src/linter/rule.ts";
import { RULE_PAGES } from "../../server/src/linter/rulePages.generated.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../server/src/workspace/session.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { resolvePath } from "../../server/src/workspace/uri.ts";

/** The hover at the `█` in one of the files; null marks a file whose text does not matter. */
export async function hoverIn(
  marked: Readonly<Record<string, string | null>>,
  preset: Preset = "learn",
): Promise<string | undefined> {
  const [path, text] = Object.entries(marked).find(([, one]) => one?.includes("█")) ?? [];
  assert.ok(path !== undefined && typeof text === "string", "no cursor");
  const offset = text.indexOf("█");
  const files = { ...marked, [path]: text.replace("█", "") };
  const session = new Session(new MemoryFileSystem(files), Snapshot.empty([MEMORY_ROOT]));
  const uri = resolvePath(MEMORY_ROOT, path);
  const found = await session.settle((reader) =>
    hover(reader, uri, offset, { preset, rules: RULES, rulePage: (id) => RULE_PAGES[id] }),
  );
  if (found) assert.ok(found.span.start <= offset && offset <= found.span.end, "the span does not hold the cursor");
  return found?.markdown;
}
