/** Hostile input: whatever is in a file, `check` answers, and no rule throws. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { checkUris } from "../../server/src/main/engine.ts";
import type { RuleFailure } from "../../server/src/linter/lint.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../server/src/workspace/session.ts";
import { Snapshot } from "../../server/src/workspace/snapshot.ts";
import { RULES } from "../../server/src/linter/rules.generated.ts";
import { hover } from "../../server/src/features/shared/hover.ts";
import { sharedTest } from "../harness/shared.ts";

interface Input {
  readonly id: string;
  readonly languageId: string;
  readonly text: string;
  readonly files?: Readonly<Record<string, string>>;
}

/** How many places of a file are hovered over. */
const HOVERS = 12;

async function run({ languageId, text, files }: Input): Promise<RuleFailure[]> {
  const entry = languageId === "dockerfile" ? "Dockerfile" : "compose.yaml";
  const session = new Session(new MemoryFileSystem({ ...files, [entry]: text }), Snapshot.empty([MEMORY_ROOT]));
  const failures: RuleFailure[] = [];
  const uri = `${MEMORY_ROOT}/${entry}`;
  await checkUris(session, [uri], { preset: "all", onFailure: (failure) => failures.push(failure) });
  for (let i = 0; i < HOVERS; i++)
    hover(session.snapshot, uri, Math.floor((text.length * i) / HOVERS), {
      preset: "learn",
      rules: RULES,
      rulePage: () => undefined,
    });
  return failures;
}

/** Messages may quote the input, which may be huge; the frames that follow are short. */
function shown(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, 500);
  return `${error.message.slice(0, 200)} … ${error.message.slice(-100)} ${error.stack?.slice(-1500)}`;
}

sharedTest("every bad input is answered without an exception", ["tools", "gen-bad-inputs.mjs"], async (generator) => {
  const child = spawn(process.execPath, [generator, "--size", "small"], { stdio: ["ignore", "pipe", "ignore"] });
  const broken: string[] = [];
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const input = JSON.parse(line) as Input;
    count++;
    try {
      const failures = await run(input);
      broken.push(...failures.map(({ rule, error }) => `${input.id}: ${rule}: ${shown(error)}`));
    } catch (error) {
      broken.push(`${input.id}: ${shown(error)}`);
    }
  }
  assert.ok(count > 100, `only ${count} inputs`);
  assert.deepEqual(broken, []);
});
