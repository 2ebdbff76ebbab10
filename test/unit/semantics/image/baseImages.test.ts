import assert from "node:assert/strict";
import { test } from "node:test";
import { baseImageFacts, knownImages, knownTags } from "../../../../server/src/semantics/image/baseImages.ts";
import { parseImageReference } from "../../../../server/src/semantics/image/reference.ts";
import { valueOf } from "../../../../server/src/semantics/known.ts";

function facts(text: string) {
  const reference = parseImageReference(text);
  assert.ok(reference, text);
  return baseImageFacts(reference);
}

test("a listed tag is described", () => {
  const node = facts("node:alpine");
  assert.equal(node?.listed, true);
  assert.deepEqual(valueOf(node.entrypoint), ["docker-entrypoint.sh"]);
  assert.equal(valueOf(node.packageManager), "apk");
  assert.equal(valueOf(node.user), "");
  assert.ok(node.env.includes("NODE_VERSION") && node.envComplete);
});

test("no tag is the tag latest", () => {
  assert.deepEqual(facts("alpine"), facts("docker.io/library/alpine:latest"));
});

test("another tag gets only what all variants share", () => {
  const node = facts("node:18.0.0-alpine");
  assert.equal(node?.listed, false);
  assert.deepEqual(valueOf(node.cmd), ["node"]);
  assert.equal(node.family.known, false);
  assert.equal(node.envComplete, false);
});

test("a digest may be of any age", () => {
  assert.equal(facts(`node:alpine@sha256:${"0".repeat(64)}`)?.listed, false);
});

test("nothing is known of others", () => {
  assert.equal(facts("example.org/node"), undefined);
  assert.equal(facts("someone/node"), undefined);
  assert.equal(facts("constructor"), undefined);
  assert.deepEqual(knownTags("constructor"), []);
});

test("the lists are there to complete from", () => {
  assert.ok(knownImages().includes("postgres"));
  assert.ok(knownTags("postgres").includes("latest"));
});
