/** Hovers of Dockerfiles: every instruction, commands, settings of the image. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dockerfileHover } from "../../../../server/src/features/dockerfile/hover.ts";
import { KEYWORDS } from "../../../../server/src/syntax/dockerfile/keywords.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { fetchMisses, Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";
import { hoverAt, table } from "./hoverTable.ts";

describe("every instruction", () => {
  const ARGUMENTS: Readonly<Record<string, string>> = {
    ADD: "a.tar /x",
    ARG: "A=1",
    CMD: '["a"]',
    COPY: "a /b",
    ENTRYPOINT: '["a"]',
    ENV: "A=1",
    EXPOSE: "80",
    FROM: "scratch",
    HEALTHCHECK: "CMD true",
    LABEL: "a=b",
    MAINTAINER: "me",
    ONBUILD: "RUN x",
    RUN: "x",
    SHELL: '["a"]',
    STOPSIGNAL: "SIGINT",
    USER: "app",
    VOLUME: "/data",
    WORKDIR: "/app",
  };
  for (const keyword of KEYWORDS) {
    test(`${keyword} has a text and says what it means here`, () => {
      const markdown = hoverAt(`FROM scratch AS base\n█${keyword} ${ARGUMENTS[keyword]}\n`) ?? "";
      assert.match(markdown, new RegExp(`^\\*\\*.*${keyword}`));
      assert.ok(markdown.includes("**Here**"), markdown);
      assert.ok(markdown.includes("```dockerfile"), "learn shows the example");
    });
  }

  test("other presets leave the example out", () => {
    assert.ok(!hoverAt("█FROM scratch\n", "recommended")?.includes("```"));
  });

  test("nothing where there is nothing to say", () => {
    for (const text of ["█\nFROM scratch", "FROM scratch\n# com█ment\n", "FROM scratch\nNON█SENSE x\n"])
      assert.equal(hoverAt(text), undefined);
  });

  test("no offset of broken text throws", () => {
    const text =
      'FROM\nRUN <<EOF\n$A ${\nCOPY --from=\nARG =\nENV A\nCMD ["a\nONBUILD\nHEALTHCHECK --interval= CMD\nEXPOSE $\nWORKDIR\n';
    for (let at = 0; at <= text.length; at++)
      assert.doesNotThrow(() => hoverAt(`${text.slice(0, at)}█${text.slice(at)}`));
  });
});

table("CMD and ENTRYPOINT", {
  "exec form, nothing else": {
    at: 'FROM scratch\nWORKDIR /app\nUSER app\nC█MD ["node", "s.js"]\n',
    has: [
      '`docker run IMAGE` starts `["node", "s.js"]`',
      '`docker run IMAGE x y` starts `["x", "y"]`',
      "Process 1 is `node`",
      "`SIGTERM`",
      "in the folder `/app` as user `app`",
    ],
  },
  "shell form": {
    at: "FROM scratch\nC█MD node s.js\n",
    has: ['starts `["/bin/sh", "-c", "node s.js"]`', "Process 1 is the shell `/bin/sh`, unless it replaces itself"],
  },
  "shell form with exec": {
    at: "FROM scratch\nC█MD exec node s.js\n",
    has: ["The shell is replaced by the program"],
    lacks: ["Process 1 is the shell"],
  },
  "both, exec form": {
    at: 'FROM scratch\nENTRYPOINT ["app"]\nSTOPSIGNAL SIGINT\nC█MD ["--help"]\n',
    has: [
      '`docker run IMAGE` starts `["app", "--help"]`',
      '`docker run IMAGE x y` starts `["app", "x", "y"]`',
      "`SIGINT`",
    ],
  },
  "shell-form ENTRYPOINT ignores CMD": {
    at: 'FROM scratch\nENTRY█POINT app\nCMD ["--help"]\n',
    has: ['starts `["/bin/sh", "-c", "app"]`', "have no effect"],
    lacks: ["--help"],
  },
  "SHELL counts": { at: 'FROM scratch\nSHELL ["/bin/bash", "-c"]\nC█MD a\n', has: ['`["/bin/bash", "-c", "a"]`'] },
  "inherited from the parent stage": {
    at: 'FROM scratch AS a\nENTRYPOINT ["app"]\nFROM a\nC█MD ["x"]\n',
    has: ['starts `["app", "x"]`'],
  },
  "an unseen base may decide": {
    at: 'FROM example.com/x:1\nC█MD ["a"]\n',
    has: ["If the image `example.com/x:1` sets no `ENTRYPOINT`"],
    lacks: ["Process 1"],
  },
  overwritten: {
    at: 'FROM scratch\nC█MD ["a"]\nCMD ["b"]\n',
    has: ["Overwritten by the `CMD` of line 3"],
    lacks: ["docker run IMAGE x y"],
  },
  "a dollar in exec form": { at: 'FROM scratch\nC█MD ["serve", "$PORT"]\n', has: ["the characters `$PORT`"] },
  "a dollar for a shell in exec form": {
    at: 'FROM scratch\nC█MD ["sh", "-c", "serve $PORT"]\n',
    has: ["starts"],
    lacks: ["the characters"],
  },
  "the arguments show the computed half": {
    at: 'FROM scratch\nCMD ["no█de"]\n',
    has: ['starts `["node"]`'],
    lacks: ["**Here**"],
  },
});

table("settings of the image", {
  EXPOSE: { at: "FROM scratch\nEXP█OSE 80 53/udp\n", has: ["`80/tcp` and `53/udp`", "it opens nothing", "-p 80:80"] },
  VOLUME: { at: 'FROM scratch\nVOL█UME ["/a", "/b"]\n', has: ["`/a` and `/b`", "unnamed volume"] },
  LABEL: { at: "FROM scratch\nLA█BEL a=1\nLABEL a=2\n", has: ["`a`: `1`, overwritten on line 3"] },
  SHELL: {
    at: 'FROM scratch\nSH█ELL ["/bin/bash", "-c"]\nRUN x\nRUN ["y"]\n',
    has: ['`["/bin/bash", "-c", "…"]`', "`RUN` on line 3"],
    lacks: ["Here that is `RUN` on line 3 and"],
  },
  "STOPSIGNAL by number": { at: "FROM scratch\nSTOP█SIGNAL 2\n", has: ["sends `SIGINT` to process 1"] },
  "STOPSIGNAL KILL": { at: "FROM scratch\nSTOP█SIGNAL KILL\n", has: ["at once"] },
  "HEALTHCHECK, defaults": {
    at: "FROM scratch\nHEAL█THCHECK CMD true\n",
    has: ["A check every `30s`", "3 failures in a row", "at most `3m`"],
    lacks: ["From the start"],
  },
  "HEALTHCHECK, own times": {
    at: "FROM scratch\nHEAL█THCHECK --interval=10s --timeout=2s --start-period=90s --retries=1 CMD true\n",
    has: [
      "for `1m30s`: a check every `5s`",
      "Then a check every `10s`",
      "One failure makes it unhealthy: at most `12s`",
    ],
  },
  "HEALTHCHECK NONE": { at: "FROM scratch\nHEAL█THCHECK NONE\n", has: ["Switches off"] },
  ONBUILD: {
    at: "FROM scratch AS a\nONB█UILD RUN x\nFROM a\n",
    has: ["`RUN` runs right after the `FROM`", "In this file that is line 3"],
  },
  "the trigger of ONBUILD": { at: "FROM scratch\nONBUILD WORK█DIR /x\n", has: ["**WORKDIR"], lacks: ["**Here**"] },
  "a directive": { at: "# syn█tax=docker/dockerfile:1\nFROM scratch\n", has: ["docker/dockerfile:1"] },
  "a flag": { at: "FROM scratch\nCOPY --cho█wn=a b c\n", has: ["--chown"] },
});

test("EXPOSE names the Compose services that publish its port", async () => {
  const compose = "services:\n  web:\n    build: ./web\n    ports:\n      - 8080:80\n  job:\n    build: ./web\n";
  const fileSystem = new MemoryFileSystem({ "compose.yaml": compose, "web/Dockerfile": "FROM scratch\nEXPOSE 80\n" });
  const dockerfile = resolvePath(MEMORY_ROOT, "web/Dockerfile");
  let snapshot = Snapshot.empty([MEMORY_ROOT]);
  let markdown: string | undefined;
  for (let round = 0; round < 6; round++) {
    markdown = dockerfileHover(snapshot, dockerfile, "FROM scratch\nEX".length, { preset: "learn" })?.markdown;
    snapshot = await fetchMisses(snapshot, fileSystem);
  }
  assert.match(markdown ?? "", /The Compose service `web` publishes `8080` → `80\/tcp`\./);
  assert.match(markdown ?? "", /The Compose service `job` builds this file and publishes no port\./);
});
