import assert from "node:assert/strict";
import { test } from "node:test";
import { textAt } from "../../../../server/src/text/span.ts";
import { graphOf } from "./lowered.ts";

test("stages are found by name in any case and by number", () => {
  const graph = graphOf("FROM scratch AS Build\nFROM scratch\n");
  assert.equal(graph.stage("BUILD")?.index, 0);
  assert.equal(graph.stage("1")?.index, 1);
  assert.equal(graph.stage("2"), undefined);
  assert.equal(graph.stage("other"), undefined);
  assert.deepEqual(
    graph.stages.map(({ isFinal }) => isFinal),
    [false, true],
  );
});

test("FROM takes only earlier stages and compares names as they are kept", () => {
  const graph = graphOf("FROM later\nFROM scratch AS Later\nFROM later\nFROM Later\n");
  assert.deepEqual(
    graph.stages.map(({ base }) => base.kind),
    ["image", "scratch", "stage", "image"],
  );
});

test("the base may come from global arguments", () => {
  const text = "ARG V=3.20\nARG IMAGE=alpine:$V\nFROM ${IMAGE} AS a\nFROM ${NONE}\nFROM ${OTHER:-scratch}\n";
  const [image, none, other] = graphOf(text).stages;
  assert.ok(image?.base.kind === "image");
  assert.equal(image.base.reference?.tag, "3.20");
  assert.equal(none?.base.kind, "unknown");
  assert.equal(other?.base.kind, "scratch");
  const [replaced] = graphOf(text, { IMAGE: "scratch" }).stages;
  assert.equal(replaced?.base.kind, "scratch");
});

test("each use of a stage is recorded with its place", () => {
  const text = [
    "FROM scratch AS one",
    "FROM one AS two",
    "COPY --from=0 /a /b",
    "COPY --from=ONE /a /b",
    "RUN --mount=type=bind,from=one,target=/x true",
    "RUN --mount=type=bind,from=0,target=/x true",
    "ONBUILD COPY --from=one /a /b",
  ].join("\n");
  const uses = graphOf(text).stages[0]?.usedBy.map(({ kind, span }) => `${kind} ${textAt(text, span)}`);
  assert.deepEqual(uses, ["from one", "copy 0", "copy ONE", "mount one", "copy one"]);
});

test("uses tell what a name stands for", () => {
  const text = [
    "ARG V=1 W=$V",
    "FROM alpine:$V AS a",
    "ARG W",
    "ENV E=${W:-$NOPE}",
    "COPY --chown=$E <<EOF /x",
    "keep \\$E and ${E}",
    "EOF",
    "RUN echo $E",
    "COPY <<'EOF' /y",
    "$E",
    "EOF",
    "ONBUILD USER $E",
  ].join("\n");
  const uses = graphOf(text).uses.map(
    ({ part, variable }) => `${textAt(text, part.span)} ${variable?.kind} ${variable?.scope}`,
  );
  assert.deepEqual(uses, [
    "$V arg global",
    "$V arg global",
    "${W:-$NOPE} arg stage",
    "$NOPE undefined undefined",
    "$E env stage",
    "${E} env stage",
  ]);
});

test("an ARG that was taken over knows where it comes from", () => {
  const graph = graphOf("ARG V=1\nFROM scratch\nARG V\nUSER $V\n");
  const [use] = graph.uses;
  assert.equal(use?.variable?.inheritedFrom, graph.globalArgs[0]);
});

test("only an unseen base may hide a variable", () => {
  const hidden = (from: string) => graphOf(`FROM ${from}\nUSER $X\n`).uses.at(-1)?.mayComeFromBase;
  assert.equal(hidden("example.org/x"), true);
  assert.equal(hidden("$UNKNOWN"), true);
  assert.equal(hidden("scratch"), false);
  assert.equal(hidden("alpine"), false);
});

test("instructions that look alike keep their own stage and state", () => {
  const graph = graphOf("FROM scratch\nUSER $A\nENV A=1\nUSER $A\nFROM scratch\nUSER $A\n");
  const users = graph.syntax.instructions.filter(({ keyword }) => keyword === "USER");
  assert.deepEqual(
    users.map((user) => graph.stateAt(user, "after").user),
    [
      { known: true, value: "" },
      { known: true, value: "1" },
      { known: true, value: "" },
    ],
  );
  assert.deepEqual(
    users.map((user) => graph.stageOf(user)?.index),
    [0, 0, 1],
  );
});

test("broken files make a graph as well", () => {
  for (const text of [
    "",
    "FROM",
    "RUN x\nARG\nFROM \nENV\nFROM a AS\nCOPY --from= \nONBUILD\n",
    "ARG =\nFROM ${\n",
    "FOO bar\nFROM x\nUSER\n",
  ]) {
    const graph = graphOf(text);
    for (const instruction of graph.syntax.instructions) graph.stateAt(instruction, "after").env.size;
    assert.ok(Array.isArray(graph.uses), text);
  }
});
