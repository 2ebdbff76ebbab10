/** `npm run build`: everything that ships, bundled into dist/. `--watch` keeps building. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build, context } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const watch = process.argv.includes("--watch");

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  minify: !watch,
  keepNames: true,
  sourcemap: watch ? "inline" : false,
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  define: { DOCKWRIGHT_VERSION: JSON.stringify(version) },
  mainFields: ["module", "main"],
};
const node: BuildOptions = { ...common, platform: "node", target: "node20" };
const browser: BuildOptions = {
  ...common,
  platform: "browser",
  mainFields: ["browser", "module", "main"],
  conditions: ["browser"],
};
/** ESM with CommonJS libraries inside: their `require` has to exist. */
const esm: BuildOptions = {
  ...node,
  format: "esm",
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
};

const bundles: BuildOptions[] = [
  {
    ...node,
    entryPoints: ["client/src/node.ts"],
    outfile: "dist/client/node.cjs",
    format: "cjs",
    external: ["vscode"],
  },
  {
    ...browser,
    entryPoints: ["client/src/browser.ts"],
    outfile: "dist/client/browser.js",
    format: "cjs",
    external: ["vscode"],
  },
  { ...node, entryPoints: ["server/src/main/serverEntry.ts"], outfile: "dist/server/node.cjs", format: "cjs" },
  { ...browser, entryPoints: ["server/src/main/browser.ts"], outfile: "dist/server/browser.js", format: "iife" },
  { ...esm, entryPoints: ["server/src/main/cli.ts"], outfile: "dist/cli.mjs" },
  { ...esm, entryPoints: ["server/src/main/api.ts"], outfile: "dist/api.mjs" },
];

/** The functions of the API, as declared for those who import it; the types come from apiTypes.ts as they stand. */
const API_FUNCTIONS = `
export declare function check(files: Files, options?: CheckOptions): Promise<Finding[]>;
export declare function fix(files: Files, options?: FixOptions): Promise<Record<string, string>>;
export declare function format(files: Files, path: string): Promise<string>;
export declare function inspect(files: Files, dockerfile: string, options?: InspectOptions): Promise<Inspection>;
export declare function resolve(files: Files, options?: ResolveOptions): Promise<Resolution>;
`;

mkdirSync(join(root, "dist"), { recursive: true });
if (watch) {
  for (const options of bundles) await (await context(options)).watch();
  console.log("watching; end with Ctrl+C");
} else {
  await Promise.all(bundles.map((options) => build(options)));
  writeFileSync(
    join(root, "dist", "api.d.mts"),
    readFileSync(join(root, "server/src/main/apiTypes.ts"), "utf8") + API_FUNCTIONS,
  );
  copyFileSync(join(root, "schemas/dockwright.schema.json"), join(root, "dist/dockwright.schema.json"));
  console.log("built dist/");
}
