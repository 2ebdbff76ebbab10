import assert from "node:assert/strict";
import { test } from "node:test";
import { reachableStages } from "../../../../server/src/semantics/dockerfile/reach.ts";
import { graphOf } from "./lowered.ts";

function reached(text: string, target: string): number[] {
  const graph = graphOf(text);
  const stage = graph.stage(target);
  assert.ok(stage);
  return [...reachableStages(graph, stage)].map(({ index }) => index).sort((a, b) => a - b);
}

const TEXT = [
  "FROM scratch AS base",
  "FROM scratch AS tools",
  "ONBUILD COPY --from=late /a /b",
  "FROM scratch AS late",
  "FROM base AS built",
  "RUN --mount=from=late,target=/x --mount=from=1,target=/y true",
  "FROM tools AS child",
  "FROM scratch AS final",
  "COPY --from=0 /a /b",
  "COPY --from=alpine /a /b",
].join("\n");

test("a target needs its base, its sources and theirs", () => {
  assert.deepEqual(reached(TEXT, "base"), [0]);
  assert.deepEqual(reached(TEXT, "built"), [0, 2, 3]);
  assert.deepEqual(reached(TEXT, "final"), [0, 5]);
});

test("triggers count where they run", () => {
  assert.deepEqual(reached(TEXT, "tools"), [1]);
  assert.deepEqual(reached(TEXT, "child"), [1, 2, 4]);
});

test("a circle ends", () => {
  assert.deepEqual(
    reached("FROM scratch AS a\nCOPY --from=b / /\nFROM scratch AS b\nCOPY --from=a / /\n", "a"),
    [0, 1],
  );
});
