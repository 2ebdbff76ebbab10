import assert from "node:assert/strict";
import { test } from "node:test";
import { valueOf } from "../../../../server/src/semantics/known.ts";
import { envOf, finalState, graphOf } from "./lowered.ts";

const PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

test("one ENV sees what stood before it, not its own earlier names", () => {
  const state = finalState("FROM scratch\nENV A=1\nENV A=2 B=$A\n");
  assert.deepEqual(envOf(state), { PATH, A: "2", B: "1" });
});

test("one ARG sees its own earlier names", () => {
  assert.equal(valueOf(finalState("FROM scratch\nARG A=1 B=${A}x\nUSER $B\n").user), "1x");
});

test("a global ARG reaches a stage only when it is declared there again", () => {
  assert.equal(valueOf(finalState("ARG V=7\nFROM scratch\nUSER u$V\n").user), "u");
  assert.equal(valueOf(finalState("ARG V=7\nFROM scratch\nARG V\nUSER u$V\n").user), "u7");
  assert.equal(valueOf(finalState("ARG V=7\nFROM scratch\nARG V=8\nUSER u$V\n").user), "u8");
  assert.equal(valueOf(finalState("ARG V=7\nFROM scratch\nARG V=8\nUSER u$V\n", { V: "9" }).user), "u9");
});

test("ARG hides an ENV of its name for the rest of the stage, and the image keeps the ENV", () => {
  const state = finalState("FROM scratch AS a\nENV A=env\nARG A=arg\nUSER $A\nFROM a\nWORKDIR /$A\n");
  assert.equal(valueOf(state.user), "arg");
  assert.equal(valueOf(state.workdir), "/env");
  assert.equal(envOf(state).A, "env");
});

test("an ARG without a value is declared, unset and hides nothing", () => {
  const state = finalState("FROM scratch\nENV A=1\nARG A B\nUSER $A$B\n");
  assert.equal(valueOf(state.user), "1");
  assert.equal(state.args.get("B")?.unset, true);
});

test("platform arguments need a declaration in a stage and none in FROM", () => {
  const graph = graphOf("FROM scratch AS $TARGETOS\nUSER $TARGETARCH\nARG TARGETARCH\nUSER $TARGETARCH\n");
  const [, before, , after] = graph.syntax.instructions;
  assert.ok(before && after);
  assert.equal(valueOf(graph.stateAt(before, "after").user), "");
  assert.equal(graph.stateAt(after, "after").user.known, false);
});

test("WORKDIR joins relative paths and keeps absolute ones as written", () => {
  assert.equal(valueOf(finalState("FROM scratch\nWORKDIR a\nWORKDIR ../b/./c\n").workdir), "/b/c");
  assert.equal(valueOf(finalState("FROM scratch\nWORKDIR /a/\n").workdir), "/a/");
  const windows = "# escape=`\nFROM mcr.microsoft.com/windows/servercore:ltsc2022\nWORKDIR C:\\app\nWORKDIR sub\n";
  assert.equal(valueOf(finalState(windows).workdir), "\\app\\sub");
});

test("ENTRYPOINT drops a CMD of the base and keeps one of its own stage", () => {
  const base = 'FROM scratch AS a\nCMD ["old"]\nFROM a\n';
  assert.equal(valueOf(finalState(`${base}ENTRYPOINT ["e"]\n`).cmd), undefined);
  assert.deepEqual(valueOf(finalState(`${base}CMD ["new"]\nENTRYPOINT ["e"]\n`).cmd)?.argv, ["new"]);
  assert.deepEqual(valueOf(finalState(base).cmd)?.argv, ["old"]);
});

test("shell forms are stored with the shell of the moment", () => {
  const state = finalState('FROM scratch\nENTRYPOINT first\nSHELL ["/bin/bash", "-c"]\nCMD second $X\n');
  assert.deepEqual(valueOf(state.entrypoint)?.stored, ["/bin/sh", "-c", "first"]);
  assert.deepEqual(valueOf(state.cmd)?.stored, ["/bin/bash", "-c", "second $X"]);
});

test("EXPOSE takes ranges, protocols and several ports from one variable", () => {
  const state = finalState('FROM scratch\nENV P="80 443/UDP"\nEXPOSE $P 8000-8002 [::1]:1:90\n');
  assert.deepEqual(
    state.exposed.map(({ port }) => port),
    ["80/tcp", "443/udp", "8000-8002/tcp", "90/tcp"],
  );
});

test("triggers run first in the stage made from theirs, and only there", () => {
  const graph = graphOf(
    'FROM scratch AS a\nONBUILD ENV A=1\nONBUILD CMD ["c"]\nFROM a\nENV B=${A}2\nENTRYPOINT ["e"]\n',
  );
  const [parent, child] = graph.stages;
  assert.ok(parent && child);
  assert.deepEqual(envOf(parent.state), { PATH });
  assert.deepEqual(envOf(child.state), { PATH, A: "1", B: "12" });
  assert.deepEqual(valueOf(child.state.cmd)?.argv, ["c"]);
  assert.equal(child.onbuild.length, 0);
});

test("before and after an instruction", () => {
  const graph = graphOf("FROM scratch\nUSER a\nUSER b\n");
  const second = graph.syntax.instructions[2];
  assert.ok(second);
  assert.equal(valueOf(graph.stateAt(second, "before").user), "a");
  assert.equal(valueOf(graph.stateAt(second, "after").user), "b");
});

test("what an unseen base may decide is unknown", () => {
  const state = finalState("FROM example.org/x\nENV A=$FROM_BASE B=2\nWORKDIR sub\nCMD run\n");
  assert.equal(state.envComplete, false);
  assert.equal(envOf(state).A, "(FROM_BASE may come from the base: it depends on the image example.org/x)");
  assert.equal(envOf(state).B, "2");
  assert.equal(state.workdir.known, false);
  assert.equal(state.user.known, false);
  assert.equal(valueOf(state.cmd)?.storedCertain, false);
});

test("a long chain of stages keeps every variable", () => {
  const stages = Array.from(
    { length: 60 },
    (_, i) => `FROM ${i === 0 ? "scratch" : `s${i - 1}`} AS s${i}\nENV V${i}=${i} LAST=${i}`,
  );
  const env = envOf(finalState(stages.join("\n")));
  assert.equal(Object.keys(env).length, 62);
  assert.equal(env.V0, "0");
  assert.equal(env.LAST, "59");
});
