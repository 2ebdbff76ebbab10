/** Hovers of Dockerfiles: `█` marks the cursor; the words that must stand in the text follow. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dockerfileHover } from "../../../../server/src/features/dockerfile/hover.ts";
import type { Preset } from "../../../../server/src/linter/rule.ts";
import { KEYWORDS } from "../../../../server/src/syntax/dockerfile/keywords.ts";
import { MEMORY_ROOT, MemoryFileSystem } from "../../../../server/src/workspace/memoryFileSystem.ts";
import { fetchMisses, Snapshot } from "../../../../server/src/workspace/snapshot.ts";
import { SourceFile } from "../../../../server/src/workspace/sourceFile.ts";
import { resolvePath } from "../../../../server/src/workspace/uri.ts";

const uri = resolvePath(MEMORY_ROOT, "Dockerfile");

function hoverAt(marked: string, preset: Preset = "learn", buildArgs: Record<string, string> = {}): string | undefined {
  const offset = marked.indexOf("█");
  assert.ok(offset >= 0, "no cursor");
  const text = marked.replace("█", "");
  const snapshot = Snapshot.empty([MEMORY_ROOT], { buildArgs }).withFiles([[uri, new SourceFile(uri, text)]]);
  const hover = dockerfileHover(snapshot, uri, offset, { preset });
  if (hover) assert.ok(hover.span.start <= offset && offset <= hover.span.end, "the span does not hold the cursor");
  return hover?.markdown;
}

interface Row {
  readonly at: string;
  readonly has: readonly string[];
  readonly lacks?: readonly string[];
}

function table(name: string, rows: Readonly<Record<string, Row>>): void {
  describe(name, () => {
    for (const [title, { at, has, lacks = [] }] of Object.entries(rows)) {
      test(title, () => {
        const markdown = hoverAt(at) ?? "";
        for (const words of has) assert.ok(markdown.includes(words), `lacks “${words}”:\n${markdown}`);
        for (const words of lacks) assert.ok(!markdown.includes(words), `has “${words}”:\n${markdown}`);
      });
    }
  });
}

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

table("ARG, ENV and uses", {
  "global ARG": {
    at: "ARG V█ERSION=1\nFROM scratch AS a\nARG VERSION\nFROM scratch AS b\n",
    has: ["Global build argument `VERSION`", "Value: `1`", "Brought in with `ARG VERSION` by `a`", "Not seen in `b`"],
  },
  "redeclared ARG": {
    at: "ARG V=1\nFROM scratch\nAR█G V\n",
    has: ["Value: `1` (`ARG` on line 3, which takes it from line 1)", "Gone when a container runs"],
  },
  "ARG without a value": { at: "FROM scratch\nARG █V\n", has: ["Value: none, because nobody gives it one"] },
  "ENV of the last stage": {
    at: "FROM scratch\nENV A█=1\n",
    has: ["Environment variable `A`", "Containers of the finished image have it, too"],
  },
  "ENV of another stage": {
    at: "FROM scratch AS a\nENV A█=1\nFROM scratch\nCOPY --from=a x /\n",
    has: ["The finished image does not have it"],
  },
  "ENV that a later stage inherits": {
    at: "FROM scratch AS a\nENV A█=1\nFROM a AS b\n",
    has: ["and in `b`, built on it", "Containers of the finished image have it, too"],
  },
  "several at once": { at: "FROM scratch\nE█NV A=1 B=$A\n", has: ["`A`: `1`", "`B`: empty"] },
  "a use": {
    at: "FROM scratch\nENV HOME_DIR=/srv\nWORKDIR $HOME█_DIR/x\n",
    has: ["Environment variable `HOME_DIR`", "Value: `/srv` (`ENV` on line 2)"],
  },
  "a use of a global ARG in a stage": {
    at: "ARG V=1\nFROM scratch AS a\nLABEL v=$█V\n",
    has: ["`V` is unset here", "the `ARG` on line 1 stands before `FROM`, and `a` does not declare it"],
  },
  "a use in RUN": { at: "FROM scratch\nARG V=1\nRUN make $█V\n", has: ["expanded by the shell", "Value: `1`"] },
  "a use in RUN, unset": { at: "ARG V=1\nFROM alpine:3.22\nRUN make $█V\n", has: ["`V` is unset here"] },
  "a default that counts": {
    at: "FROM scratch\nARG V\nLABEL v=${V█:-x}\n",
    has: ["So the default written here counts"],
  },
  "a default that does not": { at: "FROM scratch\nARG V=1\nLABEL v=${V█:-x}\n", has: ["does not count"] },
  "user text is escaped": { at: "FROM scratch\nENV A█=`<b>`\n", has: ["`` `<b>` ``"] },
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

test("a build argument wins over the default", () => {
  assert.match(
    hoverAt("FROM scratch\nARG █V=1\n", "learn", { V: "2" }) ?? "",
    /Value: `2` \(`ARG` on line 2, given as build argument\)/,
  );
});

table("folders, files and users", {
  "WORKDIR, relative": {
    at: "FROM scratch\nWORKDIR /app\nWOR█KDIR web\n",
    has: ["Absolute: `/app/web`, counted from `/app` of line 2"],
  },
  "WORKDIR, absolute": { at: "FROM scratch\nWORKDIR /█app\n", has: ["Absolute: `/app`"], lacks: ["counted from"] },
  "COPY into a folder": {
    at: "FROM scratch\nWORKDIR /app\nCO█PY a b ./src/\n",
    has: ["Destination: `/app/src` (a folder)", "build context"],
  },
  "COPY to a name": {
    at: "FROM scratch\nWORKDIR /app\nCO█PY a b\n",
    has: ["Destination: `/app/b` (the name of the copy"],
  },
  "COPY from a stage": {
    at: "FROM scratch AS a\nFROM scratch\nCO█PY --from=a x /\n",
    has: ["Copied from the files of `a` (line 1)"],
  },
  "--from names a stage": {
    at: "FROM scratch AS a\nFROM scratch\nCOPY --from=█a x /\n",
    has: ["Stage `a` (line 1)", "copied from on line 3"],
  },
  "--from names none": { at: "FROM scratch AS a\nCOPY --from=█b x /\n", has: ["No stage of this file is called `b`"] },
  "USER by name": {
    at: "FROM scratch\nUS█ER app:staff\n",
    has: ["the user `app` and the group `staff`", "does not create it"],
  },
  "USER root": { at: "FROM scratch\nUS█ER 0\n", has: ["This is root"], lacks: ["does not create it"] },
  RUN: {
    at: 'FROM scratch\nSHELL ["/bin/bash", "-c"]\nWORKDIR /x\nUSER app\nARG V=1\nR█UN make\n',
    has: ['Run by `["/bin/bash", "-c"]`', "in the folder `/x` as user `app`", "Build arguments that it sees: `V`"],
  },
});

table("FROM", {
  "Docker Hub": {
    at: "FR█OM node:24-alpine\n",
    has: [
      "Registry: `docker.io`, Docker Hub",
      "Repository: `library/node`, one of Docker's official images",
      "Tag: `24-alpine`",
      "The last stage",
    ],
  },
  "another registry, no tag": {
    at: "FROM ghcr.io/a█cme/tool\n",
    has: ["Registry: `ghcr.io`", "Repository: `acme/tool`", "Tag: none, so `latest`"],
  },
  "a stage": {
    at: "FROM debian:13 AS a\nFROM a AS b\nFR█OM b\n",
    has: ["Goes on from `b` (line 2), made from `a` (line 1), made from `debian:13`"],
  },
  "an unused stage": {
    at: "FR█OM scratch AS a\nFROM scratch\n",
    has: ["no `/bin/sh`", "Nothing below uses this stage"],
  },
});

table("settings of the image", {
  EXPOSE: { at: "FROM scratch\nEXP█OSE 80 53/udp\n", has: ["`80/tcp` and `53/udp`", "it opens nothing", "-p 80:80"] },
  VOLUME: { at: 'FROM scratch\nVOL█UME ["/a", "/b"]\n', has: ["`/a` and `/b`", "unnamed volume"] },
  LABEL: { at: "FROM scratch\nLA█BEL a=1\nLABEL a=2\n", has: ["`a`: `1`, overwritten on line 3"] },
  SHELL: {
    at: 'FROM scratch\nSH█ELL ["/bin/bash", "-c"]\nRUN x\nRUN ["y"]\n',
    has: ['`["/bin/bash", "-c", "…"]`', "`RUN` on line 3"],
    lacks: ["line 4"],
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
