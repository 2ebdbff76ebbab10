/** What is made again when an instruction changes, by BuildKit's rules: steps hang on what they build on and take. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { cacheEffect } from "../../../../server/src/semantics/dockerfile/cache.ts";
import { graphOf } from "./lowered.ts";

/** Lines of the steps that are made again, and of those that are compared, when the instruction on `line` changes. */
function effectOf(line: number, text: string): { remade: number[]; compared: number[]; trace: string | undefined } {
  const graph = graphOf(text);
  const lineOf = (offset: number) => text.slice(0, offset).split("\n").length;
  const instruction = graph.syntax.instructions.find(({ span }) => lineOf(span.start) === line);
  assert.ok(instruction, `nothing on line ${line}`);
  const effect = cacheEffect(instruction, graph);
  const lines = (steps: readonly { span: { start: number } }[] = []) => steps.map(({ span }) => lineOf(span.start));
  return { remade: lines(effect?.remade), compared: lines(effect?.compared), trace: effect?.trace };
}

const STAGES = `FROM alpine AS deps
WORKDIR /app
COPY package.json .
RUN install
FROM deps AS build
COPY . .
RUN build
FROM alpine
COPY --from=deps /app/node_modules /app/node_modules
COPY --link --from=build /app/dist /app
RUN last
CMD ["x"]
`;

describe("steps", () => {
  test("a step makes all steps of its stage below it again, and those of stages made from it", () => {
    assert.deepEqual(effectOf(3, STAGES), { remade: [4, 6, 7], compared: [9, 10], trace: "layer" });
  });

  test("stages that take files compare them", () => {
    assert.deepEqual(effectOf(7, STAGES), { remade: [], compared: [10], trace: "layer" });
  });

  test("COPY --link does not hang on what is below it", () => {
    assert.deepEqual(effectOf(9, STAGES), { remade: [11], compared: [], trace: "layer" });
    assert.deepEqual(effectOf(8, STAGES), { remade: [9, 11], compared: [], trace: "nothing" });
  });

  test("--link=false does", () => {
    assert.deepEqual(effectOf(2, "FROM a\nRUN b\nCOPY --link=false c /\n").remade, [3]);
  });
});

describe("configuration", () => {
  test("makes nothing again where no step has it in its definition", () => {
    for (const line of ["CMD x", "LABEL a=b", "EXPOSE 80", "ENTRYPOINT x", "STOPSIGNAL INT", "VOLUME /a"])
      assert.deepEqual(effectOf(2, `FROM a\n${line}\nRUN b\nCOPY c /\n`), {
        remade: [],
        compared: [],
        trace: "configuration",
      });
  });

  test("ENV is in the environment of every RUN below, not of COPY", () => {
    assert.deepEqual(effectOf(2, "FROM a\nENV A=1\nCOPY b /\nRUN c\nCOPY d /\n").remade, [4, 5]);
  });

  test("ENV reaches a COPY that uses it", () => {
    assert.deepEqual(effectOf(2, "FROM a\nENV A=1\nCOPY b /$A\nRUN c\n").remade, [3, 4]);
  });

  test("ENV reaches the RUN of a stage made from this one", () => {
    assert.deepEqual(effectOf(2, "FROM a AS b\nENV A=1\nFROM b\nCOPY c /\nRUN d\n").remade, [5]);
  });

  test("ARG with a value is in the environment of every RUN, without one only of those that use it", () => {
    assert.deepEqual(effectOf(2, "FROM a\nARG A=1\nRUN b\n").remade, [3]);
    assert.deepEqual(effectOf(2, "FROM a\nARG A\nRUN b\nWORKDIR /$A\n").remade, [4]);
  });

  test("USER is part of RUN and WORKDIR", () => {
    assert.deepEqual(effectOf(2, "FROM a\nUSER b\nCOPY c /\nWORKDIR /d\nRUN e\n").remade, [4, 5]);
  });

  test("SHELL reaches only shell forms, and what follows them", () => {
    assert.deepEqual(effectOf(2, 'FROM a\nSHELL ["b"]\nRUN ["c"]\nRUN d\nRUN ["e"]\n').remade, [4, 5]);
    assert.deepEqual(effectOf(2, 'FROM a\nSHELL ["b"]\nSHELL ["c"]\nRUN d\n').remade, []);
  });
});

describe("global ARG", () => {
  test("reaches stages whose FROM uses it, and RUN lines behind their own ARG", () => {
    const text = "ARG V=1\nFROM a:$V\nRUN b\nFROM c\nRUN d\nARG V\nRUN e\n";
    assert.deepEqual(effectOf(1, text), { remade: [3, 7], compared: [], trace: "nothing" });
  });
});
