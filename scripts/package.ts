/** `npm run package`: builds and packs `dockwright-VERSION.vsix`, without a network. */
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const packagePath = join(root, `dockwright-${version}.vsix`);

execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], { cwd: root, stdio: "inherit" });
// The bundles hold every dependency. There is no public repository, so links in the README stay relative.
await createVSIX({
  cwd: root,
  packagePath,
  dependencies: false,
  rewriteRelativeLinks: false,
  allowMissingRepository: true,
  skipLicense: false,
});
console.log(`${packagePath}: ${(statSync(packagePath).size / 1024 / 1024).toFixed(2)} MB`);
