/** Material beside the checkout that a user's clone does not have: tests that need it say so and are counted apart. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT } from "./sources.ts";

const SHARED = join(ROOT, "..", "shared");

/** Path of something in the material; undefined when it is absent. */
export function shared(...path: string[]): string | undefined {
  const file = join(SHARED, ...path);
  return existsSync(file) ? file : undefined;
}

/** A test over one file or folder of the material; without it, one that is counted as skipped and says why. */
export function sharedTest(name: string, path: readonly string[], body: (file: string) => Promise<void>): void {
  const file = shared(...path);
  if (file) test(name, () => body(file));
  else test(name, (context) => context.skip("skipped: no ../shared"));
}
