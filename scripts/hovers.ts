/**
 * `npm run hovers -- FILE [--preset P]`: prints every hover of a Dockerfile or Compose file in order: place, words,
 * text. Files beside it are read as an editor would. `npm run hovers -- --write` prints the reviewed ones of
 * test/fixtures/hovers anew: look at what changes.
 */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { PRESETS } from "../server/src/linter/rule.ts";
import { hoverFixtures, printFile } from "../test/harness/hovers.ts";
import { ROOT } from "../test/harness/sources.ts";

async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--write")) {
    for (const { source, expected } of hoverFixtures())
      writeFileSync(path.join(ROOT, expected), await printFile(path.join(ROOT, source), "learn", "here"));
    return;
  }
  const at = args.indexOf("--preset");
  const preset = at < 0 ? "learn" : PRESETS.find((one) => one === args[at + 1]);
  if (!preset) throw new Error(`--preset takes ${PRESETS.join(", ")}.`);
  const files = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (files.length === 0) throw new Error("Name a Dockerfile or a Compose file.");
  for (const file of files) process.stdout.write(await printFile(path.resolve(file), preset, "all"));
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`npm run hovers: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
