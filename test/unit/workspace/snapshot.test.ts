/** Snapshot and memo: what is read is recorded, and only what read a change is computed again. */
import assert from "node:assert/strict";
import test from "node:test";
import type { Query } from "../../../server/src/workspace/derive.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../server/src/workspace/memoryFileSystem.ts";
import { Session } from "../../../server/src/workspace/session.ts";
import { fetchMisses, Snapshot } from "../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../server/src/workspace/sourceFile.ts";

const firstLine: Query<string> = {
  name: "firstLine",
  compute: (reader, uri) => reader.file(uri)?.text.split("\n")[0] ?? "",
};
const shout: Query<string> = { name: "shout", compute: (reader, uri) => reader.derive(firstLine, uri).toUpperCase() };
const file = (uri: string, text: string) => [uri, new SourceFile(uri, text)] as const;

test("an unrelated change recomputes nothing; an equal derived value stops the recomputation", () => {
  const one = Snapshot.empty().withFiles([file("m:/a", "x\ny"), file("m:/b", "z")]);
  assert.equal(one.derive(shout, "m:/a"), "X");
  const two = one.withFiles([file("m:/b", "other")]);
  assert.equal(two.derive(shout, "m:/a"), "X");
  assert.equal(two.memo.computed.get("firstLine"), 1);
  const three = two.withFiles([file("m:/a", "x\nchanged below")]);
  assert.equal(three.derive(shout, "m:/a"), "X");
  assert.equal(three.memo.computed.get("firstLine"), 2);
  assert.equal(three.memo.computed.get("shout"), 1);
  assert.equal(three.withFiles([file("m:/a", "new")]).derive(shout, "m:/a"), "NEW");
});

test("an older snapshot still gives its own answer", () => {
  const one = Snapshot.empty().withFiles([file("m:/a", "x")]);
  const two = one.withFiles([file("m:/a", "y")]);
  assert.equal(two.derive(shout, "m:/a"), "Y");
  assert.equal(one.derive(shout, "m:/a"), "X");
});

test("what is not known is a miss, and is fetched", async () => {
  const files = new MemoryFileSystem({ "a/b.txt": "hello", "a/c.txt": null });
  const uri = `${MEMORY_ROOT}/a/b.txt`;
  const one = Snapshot.empty();
  assert.equal(one.derive(shout, uri), "");
  assert.equal(one.kind(uri), "unknown");
  const two = await fetchMisses(one, files);
  assert.equal(two.derive(shout, uri), "HELLO");
  assert.equal(two.kind(uri), "file");
  assert.equal(two.kind(`${MEMORY_ROOT}/a/none`), "absent");
  assert.equal(two.kind(`${MEMORY_ROOT}/a`), "unknown");
  assert.deepEqual(two.withFiles([]).misses, []);
});

test("a session settles: it fetches until nothing is missing, and an open document is never overwritten", async () => {
  const chain: Query<string> = {
    name: "chain",
    compute: (reader, uri) => {
      const text = reader.file(uri)?.text;
      return text?.startsWith("m") ? reader.derive(chain, text) : (text ?? "?");
    },
  };
  const root = MEMORY_ROOT;
  const session = new Session(new MemoryFileSystem({ a: `${root}/b`, b: `${root}/c`, c: "end" }));
  assert.equal(await session.settle((reader) => reader.derive(chain, `${root}/a`)), "end");
  const slow = session.settle((reader) => reader.file(`${root}/new`)?.text);
  session.snapshot = session.snapshot.withFiles([file(`${root}/new`, "typed")]);
  assert.equal(await slow, "typed");
});

test("of files of one scheme the newest are kept, others are left alone", () => {
  const answers = ["a", "b", "c"].map((name) => file(`answer:${name}`, name));
  const snapshot = Snapshot.empty().withFiles([file("m:/a", "x"), ...answers]);
  assert.equal(snapshot.withNewest("answer:", 3), snapshot);
  const kept = snapshot.withNewest("answer:", 1);
  assert.deepEqual(
    ["m:/a", "answer:a", "answer:b", "answer:c"].map((uri) => kept.fileInput(uri)?.text),
    ["x", undefined, undefined, "c"],
  );
});
