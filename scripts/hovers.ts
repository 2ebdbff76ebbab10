/**
 * `npm run hovers -- FILE [--preset P]`: prints every hover of a Dockerfile or Compose file in order: place, words,
 * text. Files beside it are read as an editor would; the reviewed fixtures in test/fixtures/hovers are made with it.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PRESETS, type Preset } from "../server/src/linter/rule.ts";
import { NodeFileSystem } from "../server/src/main/nodeFileSystem.ts";
import { Session } from "../server/src/workspace/session.ts";
import { Snapshot } from "../server/src/workspace/snapshot.ts";
import { SourceFile } from "../server/src/workspace/sourceFile.ts";
import { printHovers } from "../test/harness/hovers.ts";

async function main(args: readonly string[]): Promise<void> {
  const at = args.indexOf("--preset");
  const preset = PRESETS.find((one) => one === args[at + 1]);
  if (at >= 0 && !preset) throw new Error(`--preset takes ${PRESETS.join(", ")}.`);
  const files = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  if (files.length === 0) throw new Error("Name a Dockerfile or a Compose file.");
  for (const file of files) await print(path.resolve(file), preset ?? "learn");
}

async function print(file: string, preset: Preset): Promise<void> {
  const uri = pathToFileURL(file).href;
  const source = new SourceFile(uri, readFileSync(file, "utf8"));
  const root = pathToFileURL(path.dirname(file)).href;
  const session = new Session(new NodeFileSystem(), Snapshot.empty([root]).withFiles([[uri, source]]));
  process.stdout.write(await session.settle((reader) => printHovers(reader, source, preset)));
}

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(`npm run hovers: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
