/** Settings and commands: what package.json says is what the code does. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { SETTINGS } from "../../server/src/lsp/settings.ts";
import { filesBelow, ROOT } from "../harness/sources.ts";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: object };
  };
  readonly dependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as Manifest;

/** Commands that only the server calls: nothing for the command palette. */
const INTERNAL = new Set(["dockwright.showReferences"]);

test("each command has a file of its name", () => {
  const files = filesBelow("client/src/commands", ".ts").map(
    ({ path }) => `dockwright.${path.replace(/^.*\//, "").slice(0, -3)}`,
  );
  assert.deepEqual(
    manifest.contributes.commands.map(({ command }) => command).sort(),
    files.filter((name) => !INTERNAL.has(name)).sort(),
  );
});

test("each setting is read somewhere in the server", () => {
  const code = filesBelow("server/src/lsp", ".ts")
    .filter(({ path }) => !path.endsWith("settings.ts"))
    .map(({ text }) => text)
    .join("\n");
  // The switches of a group may be read by a computed name: `group.${kind}`.
  const read = (name: string) => code.includes(`"${name}"`) || code.includes(`\`${name.replace(/\.[^.]*$/, "")}.\${`);
  const unread = Object.keys(SETTINGS).filter((name) => !read(name) && !name.endsWith(".enable"));
  assert.deepEqual(unread, []);
});

const LICENCES = /^(MIT|ISC|BSD-[23]-Clause|Apache-2\.0|0BSD)$/;

test("runtime dependencies are pinned and have a permissive licence", () => {
  for (const [name, version] of Object.entries(manifest.dependencies)) {
    assert.match(version, /^\d/, `${name} is not pinned`);
    const { license } = JSON.parse(readFileSync(join(ROOT, "node_modules", name, "package.json"), "utf8")) as {
      license: string;
    };
    assert.match(license, LICENCES, name);
  }
});
