/** `npm ci` refuses a lock file that leaves out the builds of other platforms: some registries hide them when it is made. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ROOT } from "../harness/sources.ts";

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>>; readonly resolved?: string }>
  >;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as Lock;

test("every optional build that a package names with its version is in the lock file", () => {
  const missing = Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(
        ([name, version]) =>
          /^\d/.test(version) && !packages[`node_modules/${name}`] && !packages[`${key}/node_modules/${name}`],
      )
      .map(([name]) => name),
  );
  assert.deepEqual(missing, []);
});

test("the lock file names no registry", () => {
  assert.deepEqual(
    Object.keys(packages).filter((key) => packages[key]?.resolved !== undefined),
    [],
  );
});
