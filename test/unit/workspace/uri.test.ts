/** Paths as users write them, as URIs. */
import assert from "node:assert/strict";
import test from "node:test";
import { resolvePath } from "../../../server/src/workspace/uri.ts";
test("half of a surrogate pair in a path does no harm", () => {
  assert.equal(resolvePath("memory:/a", "x\ud83d"), "memory:/a/x%EF%BF%BD");
  assert.equal(resolvePath("memory:/a", "x🐳"), "memory:/a/x%F0%9F%90%B3");
});
